package dev.lull.convert.ffmpeg;

import dev.lull.common.media.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Ends an ffmpeg that takes too long or does not move. It adds up the time between its looks, so that neither a
 * suspended ffmpeg nor a machine that slept is taken for one that hangs.
 */
final class Watchdog {

    /** A longer gap between two looks means that we ourselves did not run. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(2);

    private final RunLimits limits;
    private final InstantSource clock;
    private Instant lastLook;
    private Duration worked = Duration.ZERO;
    private Duration still = Duration.ZERO;
    private Progress lastProgress = Progress.NONE;

    Watchdog(RunLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.lastLook = clock.instant();
    }

    void tick(Progress progress, boolean suspended) throws Failure.Transient {
        Instant now = clock.instant();
        Duration gap = Duration.between(lastLook, now);
        lastLook = now;
        if (suspended || gap.isNegative()) {
            return;
        }
        Duration passed = gap.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : gap;
        worked = worked.plus(passed);
        still = progress.equals(lastProgress) ? still.plus(passed) : Duration.ZERO;
        lastProgress = progress;
        if (worked.compareTo(limits.timeout()) > 0) {
            throw new Failure.Transient("ffmpeg took longer than " + seconds(limits.timeout()));
        }
        if (still.compareTo(limits.stall()) > 0) {
            throw new Failure.Transient("ffmpeg made no progress for " + seconds(limits.stall()));
        }
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }
}
