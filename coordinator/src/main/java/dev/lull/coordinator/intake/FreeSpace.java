package dev.lull.coordinator.intake;

import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for room on a disk. */
final class FreeSpace {

    private static final Logger log = LoggerFactory.getLogger(FreeSpace.class);

    private final long floor;
    private final Duration pause;

    /** @param floor bytes that stay free in any case */
    FreeSpace(long floor, Duration pause) {
        this.floor = floor;
        this.pause = pause;
    }

    /** Is called before each look; throws when it is not to be waited for any more. */
    @FunctionalInterface
    interface Check {
        void run() throws InterruptedException;
    }

    /** Returns once so many bytes, and at least the floor, are free on the disk of this folder. */
    void await(Path folder, long bytes, Check check) throws InterruptedException {
        long needed = Math.max(floor, bytes);
        boolean said = false;
        check.run();
        // not by way of the FileStore, which wants the mount point and finds none in a chroot
        while (folder.toFile().getUsableSpace() < needed) {
            if (!said) {
                log.warn("unpacking waits for room: {}: {} bytes must be free", folder.getParent(), needed);
                said = true;
            }
            Thread.sleep(pause.toMillis());
            check.run();
        }
    }
}
