package dev.lull.coordinator.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which directories something changed in, as far as the system tells: it does not of changes by other machines. */
final class FolderChanges implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FolderChanges.class);

    /** How often other things are looked after where nothing is told. */
    private static final Duration STEP = Duration.ofMillis(200);

    private final @Nullable WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private final Map<WatchKey, Path> directories = new HashMap<>();
    private boolean refused;

    FolderChanges() {
        service = open();
    }

    private static @Nullable WatchService open() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            tell(e);
            return null;
        }
    }

    /**
     * Is told of changes in this directory from now on.
     *
     * @return whether it was not before
     */
    boolean follow(Path directory) {
        if (service == null || keys.containsKey(directory)) {
            return false;
        }
        try {
            WatchKey key = directory.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            keys.put(directory, key);
            directories.put(key, directory);
            return true;
        } catch (IOException e) {
            if (!refused) {
                tell(e);
            }
            refused = true;
            return false;
        }
    }

    private static void tell(Exception e) {
        log.warn("changes in watched folders are found by walking only (watch.interval): {}", e.getMessage());
    }

    /** The directories in which something changed, as soon as there is one, or none when the time is over. */
    Set<Path> await(Duration time) throws InterruptedException {
        Set<Path> changed = new HashSet<>();
        if (service == null) {
            Thread.sleep(Math.min(time.toMillis(), STEP.toMillis()));
            return changed;
        }
        try {
            WatchKey key = service.poll(time.toMillis(), TimeUnit.MILLISECONDS);
            while (key != null) {
                add(key, changed);
                key = service.poll();
            }
        } catch (ClosedWatchServiceException closing) {
            throw new InterruptedException("stopped");
        }
        return changed;
    }

    private void add(WatchKey key, Set<Path> changed) {
        Path directory = directories.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            log.trace("{} in {}", event.kind(), directory);
        }
        if (directory != null) {
            changed.add(directory);
            if (!key.reset()) {
                keys.remove(directory);
                directories.remove(key);
            }
        }
    }

    @Override
    public void close() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            log.debug("not closed", e);
        }
    }
}
