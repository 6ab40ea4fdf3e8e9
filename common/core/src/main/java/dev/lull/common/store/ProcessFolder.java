package dev.lull.common.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for one process below one that several share. It is locked for as long as the process lives and goes away
 * with it; what a killed process left behind is removed by the next that comes.
 */
public final class ProcessFolder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProcessFolder.class);
    private static final String PREFIX = "process-";
    private static final String LOCK = "lock";

    /** Those of this process; to open the lock of one would give it up, as closing a file gives up all its locks. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private ProcessFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * A new folder, locked from now on.
     *
     * @param shared is made if need be
     */
    public static ProcessFolder below(Path shared) throws IOException {
        UserTempFolder.ofUser().secureFor(shared);
        Files.createDirectories(shared);
        removeLeftovers(shared);
        Path path = Files.createTempDirectory(shared.toRealPath(), PREFIX);
        OURS.add(path);
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            throw new IOException("another process locked " + path);
        }
        return new ProcessFolder(path, channel);
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        remove(path);
        OURS.remove(path);
        try {
            lock.close();
        } catch (IOException e) {
            log.debug("the lock of {} could not be closed", path, e);
        }
    }

    private static void removeLeftovers(Path shared) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(shared.toRealPath(), PREFIX + "*")) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && !OURS.contains(folder)
                        && abandoned(folder)) {
                    remove(folder);
                }
            }
        }
    }

    /** A folder without a lock file is being made this moment, or being removed. */
    private static boolean abandoned(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken != null;
        } catch (IOException | OverlappingFileLockException used) {
            return false;
        }
    }

    /** Removes a folder and everything in it; what cannot be removed stays and is logged. */
    public static void remove(Path folder) {
        try {
            FolderDeletion.delete(folder);
        } catch (IOException e) {
            log.warn("folder not deleted: {}: {}", folder, e.toString());
        }
    }
}
