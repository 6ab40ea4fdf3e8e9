package dev.lull.common.store;

import dev.lull.common.posix.OpenedFile;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.ReceiveSettings;
import dev.lull.common.settings.Settings;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders below which originals on a disk must be, wherever links lead: {@code intake.roots}, and the one that
 * keeps what was sent over HTTP.
 */
public final class SourceRoots {

    /** All of this machine. */
    public static final SourceRoots EVERYWHERE = new SourceRoots(List.of("/"));

    private final List<Path> folders;

    /**
     * Those among these places that are folders; one that does not exist holds nothing.
     *
     * @param places as in {@code intake.roots}
     */
    public SourceRoots(List<String> places) {
        this.folders = folders(places);
    }

    public static SourceRoots of(Settings settings) {
        return new SourceRoots(places(settings));
    }

    /** The same as they are written, those in buckets too. */
    public static List<String> places(Settings settings) {
        List<String> places = new ArrayList<>(settings.get(LullSettings.INTAKE_ROOTS));
        settings.find(ReceiveSettings.FOLDER).ifPresent(places::add);
        return places;
    }

    /**
     * Whether something is below one of them.
     *
     * @param realPath where it is, without links
     */
    public boolean hold(Path realPath) {
        return folders.stream().anyMatch(realPath::startsWith);
    }

    /**
     * Returns when an opened file or folder is below one of them.
     *
     * @param name by which it was opened
     * @throws AccessDeniedException when it is not
     */
    public void require(OpenedFile opened, Path name) throws IOException {
        if (!hold(opened.realPath())) {
            throw new AccessDeniedException(name.toString(), null, "it is outside the folders of intake.roots");
        }
    }

    /** Those among these places that are folders, without links. */
    public static List<Path> folders(List<String> places) {
        return places.stream()
                .filter(place -> !S3Location.isOne(place))
                .map(Path::of)
                .map(SourceRoots::resolved)
                .toList();
    }

    /** Where a folder is without links; one that does not exist, where it would be. */
    public static Path resolved(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException missing) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
