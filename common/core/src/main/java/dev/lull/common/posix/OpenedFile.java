package dev.lull.common.posix;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The file that had a name when it was asked for, whatever is put under that name afterwards. Nothing is read of it,
 * and nothing waited for: a pipe without an other end can be held like this, too. Where Linux cannot be called, it is
 * no more than the name, and what is put there is not noticed.
 */
public final class OpenedFile implements AutoCloseable {

    static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    /** The same for other processes of this user, such as those that are started here. */
    private static final Path FOR_ALL =
            Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "fd");

    private static final int NONE = -1;

    private final Path name;
    private final int descriptor;
    private boolean open = true;

    private OpenedFile(Path name, int descriptor) {
        this.name = name;
        this.descriptor = descriptor;
    }

    /**
     * What has this name now, all links followed.
     *
     * @throws java.nio.file.NoSuchFileException when there is nothing of this name
     */
    public static OpenedFile of(Path name) throws IOException {
        boolean descriptors = LinuxCalls.AVAILABLE && Files.isDirectory(DESCRIPTORS);
        return new OpenedFile(name, descriptors ? descriptor(name) : NONE);
    }

    /** A name for the very file, until it is closed: for this process, and those that are started here. */
    public Path path() {
        return descriptor == NONE ? name : FOR_ALL.resolve(Integer.toString(descriptor));
    }

    /** Where the very file is now, without links. */
    public Path realPath() throws IOException {
        return descriptor == NONE
                ? name.toRealPath()
                : Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor)));
    }

    /**
     * Returns when it is a file that can be read from end to end.
     *
     * @throws FileSystemException when it is a pipe, a device or a folder
     */
    public void requireRegular() throws IOException {
        if (!Files.readAttributes(path(), BasicFileAttributes.class).isRegularFile()) {
            throw new FileSystemException(name.toString(), null, "it is not a regular file");
        }
    }

    /** Lets it go; once is enough. */
    @Override
    public void close() {
        if (open && descriptor != NONE) {
            LinuxCalls.close(descriptor);
        }
        open = false;
    }

    private static int descriptor(Path file) throws IOException {
        try {
            return LinuxCalls.open(LinuxCalls.path(file), LinuxCalls.O_PATH | LinuxCalls.O_CLOEXEC);
        } catch (LastErrorException e) {
            // Java's own exception says which it is: gone, or not to be reached
            Files.readAttributes(file, BasicFileAttributes.class);
            throw new FileSystemException(file.toString(), null, e.getMessage());
        }
    }
}
