package dev.lull.upload.targets;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** How a finished part appears under its final name: whole, in one step, and never in place of something else. */
@FunctionalInterface
interface AtomicCreate {

    /** A file lock holds off other processes only. */
    Lock ONE_THREAD = new ReentrantLock();

    /**
     * Gives the part its final name.
     *
     * @throws FileAlreadyExistsException when the name is taken
     */
    void give(Path part, Path name) throws IOException;

    /** A hard link where the file system has them, otherwise a rename under a lock. */
    static AtomicCreate in(Path root) {
        AtomicCreate renamed = renamedUnderLock(root.resolve(TargetName.OURS + "names.lock"));
        return (part, name) -> {
            try {
                Files.createLink(name, part);
            } catch (FileAlreadyExistsException | NoSuchFileException notForWantOfLinks) {
                // the name is taken, or another worker with the same file has cleared our part away
                throw notForWantOfLinks;
            } catch (IOException | UnsupportedOperationException noHardLinksHere) {
                renamed.give(part, name);
            }
        };
    }

    /**
     * For file systems without hard links, such as exFAT: a rename would replace what it finds, so all workers look
     * before they rename, one after another. The lock file stays; removing it would break the lock.
     */
    static AtomicCreate renamedUnderLock(Path lockFile) {
        return (part, name) -> {
            ONE_THREAD.lock();
            try (FileChannel channel = FileChannel.open(lockFile, CREATE, WRITE)) {
                channel.lock();
                if (Files.exists(name, NOFOLLOW_LINKS)) {
                    throw new FileAlreadyExistsException(name.toString());
                }
                Files.move(part, name, ATOMIC_MOVE);
            } finally {
                ONE_THREAD.unlock();
            }
        };
    }
}
