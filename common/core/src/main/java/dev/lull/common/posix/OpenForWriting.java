package dev.lull.common.posix;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The files that some process had open to write into when it was looked. Only Linux tells, and only of the processes
 * that this one may look into: those of other users, of other containers and of other machines stay hidden.
 */
public final class OpenForWriting {

    /** Who holds a file open for longer without writing into it is not about to. */
    public static final Duration HELD_IN_VAIN = Duration.ofMinutes(10);

    private static final Path PROCESSES = Path.of("/proc");

    /** Which file it is, whatever its name. */
    private final Set<Object> files;

    private OpenForWriting(Set<Object> files) {
        this.files = files;
    }

    /** Looks: some milliseconds on a machine with a few hundred processes. */
    public static OpenForWriting now() {
        Set<Object> files = new HashSet<>();
        each(PROCESSES, "[1-9]*", process -> each(process.resolve("fd"), "*", file -> add(file, files)));
        return new OpenForWriting(files);
    }

    /** Whether this file, all links followed, was among them. */
    public boolean contains(Path file) {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key != null && files.contains(key);
        } catch (IOException gone) {
            return false;
        }
    }

    /** The rights of the link say what the file was opened for. */
    private static void add(Path open, Set<Object> files) {
        try {
            boolean writing = Files.readAttributes(open, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .permissions()
                    .contains(PosixFilePermission.OWNER_WRITE);
            if (writing && Files.readSymbolicLink(open).isAbsolute()) {
                Object key =
                        Files.readAttributes(open, BasicFileAttributes.class).fileKey();
                if (key != null) {
                    files.add(key);
                }
            }
        } catch (IOException | UnsupportedOperationException closed) {
            // closed meanwhile, or not for this user
        }
    }

    private static void each(Path folder, String names, Consumer<Path> consumer) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, names)) {
            entries.forEach(consumer);
        } catch (IOException | DirectoryIteratorException ended) {
            // a process that has ended, or that of another user
        }
    }
}
