package dev.lull.coordinator.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * What can be seen of a file without reading it.
 *
 * @param signature its size and the time of its last change
 * @param touched when anything about it last changed, by the clock of its disk; a copy that keeps times cannot set it
 */
record SeenFile(Path path, String signature, Instant touched) {

    /**
     * All links followed; empty when it is gone, or no file.
     *
     * @throws IOException when that cannot be known at the moment
     */
    static Optional<SeenFile> of(Path path) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            if (!now.isRegularFile()) {
                return Optional.empty();
            }
            Instant changed = now.lastModifiedTime().toInstant();
            Instant touched = path.getFileSystem().supportedFileAttributeViews().contains("unix")
                    ? ((FileTime) Files.getAttribute(path, "unix:ctime")).toInstant()
                    : changed;
            return Optional.of(new SeenFile(path, now.size() + " " + changed, touched));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    String name() {
        return path.getFileName().toString();
    }
}
