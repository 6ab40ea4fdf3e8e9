package dev.lull.common.posix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Opens files to read that others may replace meanwhile. To open a pipe is to wait for its other end, which nothing can
 * end; so what has the name now is looked at first, and then that same thing is opened.
 */
public final class RegularFile {

    private RegularFile() {}

    /**
     * Opens it to read.
     *
     * @throws FileSystemException when it is a pipe, a device or a folder, too
     */
    public static FileChannel open(Path file) throws IOException {
        return open(file, path -> FileChannel.open(path, StandardOpenOption.READ));
    }

    /** As {@link #open(Path)}; an interrupt does not close the stream. */
    public static InputStream stream(Path file) throws IOException {
        return open(file, Files::newInputStream);
    }

    private static <T> T open(Path file, Opening<T> opening) throws IOException {
        try (OpenedFile opened = OpenedFile.of(file)) {
            opened.requireRegular();
            return opening.open(opened.path());
        } catch (AccessDeniedException e) {
            throw (AccessDeniedException) new AccessDeniedException(file.toString()).initCause(e);
        }
    }

    @FunctionalInterface
    private interface Opening<T> {
        T open(Path path) throws IOException;
    }
}
