package dev.lull.common.posix;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a folder will be that need not be there yet. */
public final class ExistingFolder {

    private ExistingFolder() {}

    /** The folder, or the nearest of those above it that is there. */
    public static Path of(Path folder) {
        Path path = folder.toAbsolutePath();
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }
}
