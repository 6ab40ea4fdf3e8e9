package dev.lull.upload.targets;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder below the target, made when it is first needed. */
final class TargetFolder {

    private static final boolean FOLDERS_CAN_BE_SYNCED =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private TargetFolder() {}

    /**
     * The innermost of the folders; where a file has the name of a folder, the folder gets the next number. Links to
     * folders are followed: the owner of the target made them.
     */
    static Path below(Path root, List<String> folders) throws IOException {
        Path folder = root;
        for (String name : folders) {
            folder = child(folder, name);
        }
        return folder;
    }

    private static Path child(Path parent, String name) throws IOException {
        for (int number = 1; ; number++) {
            Path child = parent.resolve(TargetName.numbered(name, number));
            if (Files.isDirectory(child)) {
                return child;
            }
            try {
                Files.createDirectory(child);
                sync(parent);
                return child;
            } catch (FileAlreadyExistsException taken) {
                if (Files.isDirectory(child)) {
                    return child;
                }
            }
        }
    }

    /** Makes the names in the folder survive a power cut. */
    static void sync(Path folder) throws IOException {
        if (FOLDERS_CAN_BE_SYNCED) {
            try (FileChannel channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            }
        }
    }
}
