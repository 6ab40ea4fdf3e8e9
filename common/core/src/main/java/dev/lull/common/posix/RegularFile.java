package dev.lull.common.posix;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/**
 * Opens files to read that others may replace meanwhile. To open a pipe is to wait for its other end, which nothing can
 * end; so what has the name now is looked at first, and then that same thing is opened. Where the system cannot be
 * called, a pipe that is put there between the two is not noticed.
 */
public final class RegularFile {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Charset NAMES = Charset.forName(System.getProperty("sun.jnu.encoding"));

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
        if (!LinuxCalls.AVAILABLE || !Files.isDirectory(DESCRIPTORS)) {
            return open(file, file, opening);
        }
        int descriptor = descriptor(file);
        try {
            return open(DESCRIPTORS.resolve(Integer.toString(descriptor)), file, opening);
        } finally {
            LinuxCalls.close(descriptor);
        }
    }

    private static <T> T open(Path path, Path file, Opening<T> opening) throws IOException {
        if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "it is not a regular file");
        }
        try {
            return opening.open(path);
        } catch (AccessDeniedException e) {
            throw (AccessDeniedException) new AccessDeniedException(file.toString()).initCause(e);
        }
    }

    /** Of what has this name, not opened. */
    private static int descriptor(Path file) throws IOException {
        byte[] name = file.toString().getBytes(NAMES);
        try {
            return LinuxCalls.open(Arrays.copyOf(name, name.length + 1), LinuxCalls.O_PATH | LinuxCalls.O_CLOEXEC);
        } catch (LastErrorException e) {
            // Java's own exception says which it is: gone, or not to be reached
            Files.readAttributes(file, BasicFileAttributes.class);
            throw new FileSystemException(file.toString(), null, e.getMessage());
        }
    }

    @FunctionalInterface
    private interface Opening<T> {
        T open(Path path) throws IOException;
    }
}
