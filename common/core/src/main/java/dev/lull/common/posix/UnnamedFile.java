package dev.lull.common.posix;

import static java.nio.file.StandardOpenOption.WRITE;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A new file that nobody sees until it is given a name; of one whose process died nothing is left. */
public final class UnnamedFile implements AutoCloseable {

    private final int descriptor;
    private final Path path;
    private final FileChannel channel;

    private UnnamedFile(int descriptor, Path path, FileChannel channel) {
        this.descriptor = descriptor;
        this.path = path;
        this.channel = channel;
    }

    /**
     * A new, empty one that can get a name in this folder; empty where Linux, or the file system, has no such files.
     *
     * @param mode less what the umask takes away
     */
    public static Optional<UnnamedFile> in(Path folder, Set<PosixFilePermission> mode) throws IOException {
        if (!LinuxCalls.AVAILABLE || !Files.isDirectory(OpenedFile.DESCRIPTORS)) {
            return Optional.empty();
        }
        int flags = LinuxCalls.O_TMPFILE | LinuxCalls.O_WRONLY | LinuxCalls.O_CLOEXEC;
        int descriptor;
        try {
            descriptor = LinuxCalls.open(LinuxCalls.path(folder), flags, bits(mode));
        } catch (LastErrorException notHere) {
            // what is wrong with the folder itself shows when a named file is made
            return Optional.empty();
        }
        Path path = OpenedFile.DESCRIPTORS.resolve(Integer.toString(descriptor));
        try {
            return Optional.of(new UnnamedFile(descriptor, path, FileChannel.open(path, WRITE)));
        } catch (IOException e) {
            LinuxCalls.close(descriptor);
            throw e;
        }
    }

    /** A name for it within this process, by which its times are set. */
    public Path path() {
        return path;
    }

    /** To write it. */
    public FileChannel channel() {
        return channel;
    }

    /**
     * Gives it a name, under which it stays when this is closed.
     *
     * @throws FileAlreadyExistsException when there is something of this name
     */
    public void name(Path name) throws IOException {
        try {
            LinuxCalls.linkat(
                    LinuxCalls.AT_FDCWD,
                    LinuxCalls.path(path),
                    LinuxCalls.AT_FDCWD,
                    LinuxCalls.path(name),
                    LinuxCalls.AT_SYMLINK_FOLLOW);
        } catch (LastErrorException e) {
            throw e.getErrorCode() == LinuxCalls.EEXIST
                    ? new FileAlreadyExistsException(name.toString())
                    : new FileSystemException(name.toString(), null, e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            LinuxCalls.close(descriptor);
        }
    }

    /** {@code rw-r-----} as a number: a bit for each letter. */
    private static int bits(Set<PosixFilePermission> mode) {
        int bits = 0;
        for (char right : PosixFilePermissions.toString(mode).toCharArray()) {
            bits = bits << 1 | (right == '-' ? 0 : 1);
        }
        return bits;
    }
}
