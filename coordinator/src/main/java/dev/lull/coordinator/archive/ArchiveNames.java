package dev.lull.coordinator.archive;

import dev.lull.common.probe.FileExtension;
import dev.lull.common.probe.MediaNames;
import java.util.Locale;
import java.util.Set;

/** Names of archives. Documents, programs and comic books are archives, too; their names tell that they stay whole. */
public final class ArchiveNames {

    private static final Set<String> EXTENSIONS =
            Set.of("zip", "tar", "gz", "tgz", "bz2", "tbz", "tbz2", "xz", "txz", "zst", "tzst", "7z", "rar");
    private static final Set<String> OF_COMPRESSED = Set.of("gz", "bz2", "xz", "zst");

    private ArchiveNames() {}

    /** Whether a file of this name is to be unpacked if it is an archive. */
    public static boolean isUnpacked(String name) {
        String extension = FileExtension.of(name);
        return extension.isEmpty() || EXTENSIONS.contains(extension) || MediaNames.isMedia(name);
    }

    /** The folder that its files go to: the name without what says that it is an archive. */
    public static String folder(String name) {
        String extension = FileExtension.of(name);
        if (!EXTENSIONS.contains(extension)) {
            return name + ".unpacked";
        }
        String folder = name.substring(0, name.length() - extension.length() - 1);
        return OF_COMPRESSED.contains(extension)
                        && folder.toLowerCase(Locale.ROOT).endsWith(".tar")
                ? folder.substring(0, folder.length() - ".tar".length())
                : folder;
    }
}
