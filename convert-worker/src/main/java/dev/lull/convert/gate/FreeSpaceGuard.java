package dev.lull.convert.gate;

import dev.lull.common.posix.ExistingFolder;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.ffmpeg.RunningFfmpeg;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a disk from filling up: no unit is begun while it has less free space than the floor, and those that run stand
 * still. They are not ended: that would use up their tries on something that is not their fault, and they can wait.
 */
public final class FreeSpaceGuard {

    private static final Logger log = LoggerFactory.getLogger(FreeSpaceGuard.class);
    private static final double GIGABYTE = 1e9;
    private static final String REASON = "disk";

    /** Between two looks while a unit runs; a fast encoder writes some hundred megabytes in that time. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final Path folder;
    private final long floor;
    private volatile boolean low;

    /**
     * Watches the disk under a folder.
     *
     * @param floor bytes
     */
    public FreeSpaceGuard(Path folder, long floor) {
        this.folder = folder.toAbsolutePath();
        this.floor = floor;
    }

    /** Whether there is room; the change from one to the other is logged once. */
    public boolean hasRoom() {
        // not by way of the FileStore, which wants the mount point and finds none in a chroot; 0 when it cannot be read
        long free = ExistingFolder.of(folder).toFile().getUsableSpace();
        boolean nowLow = free < floor;
        if (nowLow != low) {
            low = nowLow;
            double freeGigabytes = Math.round(free / GIGABYTE * 10) / 10.0;
            if (low) {
                log.warn(
                        "disk space low, conversions wait: {}: {} GB free, convert.disk-floor is {} GB",
                        folder,
                        freeGigabytes,
                        floor / GIGABYTE);
            } else {
                log.warn("disk space sufficient again, conversions continue: {}: {} GB free", folder, freeGigabytes);
            }
        }
        return !low;
    }

    /** For one run: makes its ffmpeg stand still while there is no room. */
    public RunMonitor monitor(InstantSource clock) {
        return new RunMonitor() {
            private Instant looked = clock.instant();

            @Override
            public void check(RunningFfmpeg process) {
                Instant now = clock.instant();
                if (Duration.between(looked, now).compareTo(LOOK_EVERY) < 0) {
                    return;
                }
                looked = now;
                if (hasRoom()) {
                    process.resume(REASON);
                } else {
                    process.suspend(REASON);
                }
            }
        };
    }
}
