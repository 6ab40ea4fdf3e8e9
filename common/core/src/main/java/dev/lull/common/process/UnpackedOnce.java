package dev.lull.common.process;

import dev.lull.common.store.FolderDeletion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A directory of bundled files that is unpacked by the first process that needs it and used by all after that. It is
 * complete as soon as it has its name, whatever happens on the way: a crash leaves only a part that the next one clears
 * away.
 */
public final class UnpackedOnce {

    private UnpackedOnce() {}

    /** Puts the files into an empty directory. */
    @FunctionalInterface
    public interface Contents {
        void unpackInto(Path directory) throws IOException;
    }

    /**
     * Returns the directory, after unpacking it if it is not there. Several threads and processes may ask at the same
     * time.
     *
     * @param directory its final name; its contents never change, so a new version needs a new name
     */
    public static Path at(Path directory, Contents contents) throws IOException {
        if (Files.isDirectory(directory)) {
            return directory;
        }
        Files.createDirectories(directory.toAbsolutePath().getParent());
        unpack(directory, contents);
        return directory;
    }

    /** A file lock keeps other processes out, and the monitor our own threads, for whom a file lock is an error. */
    private static synchronized void unpack(Path directory, Contents contents) throws IOException {
        Path lockFile = sibling(directory, ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (Files.isDirectory(directory) || !lock.isValid()) {
                return;
            }
            Path part = sibling(directory, ".part");
            FolderDeletion.delete(part);
            contents.unpackInto(Files.createDirectory(part));
            Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path sibling(Path directory, String suffix) {
        return directory.resolveSibling(directory.getFileName() + suffix);
    }
}
