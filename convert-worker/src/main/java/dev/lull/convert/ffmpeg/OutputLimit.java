package dev.lull.convert.ffmpeg;

import dev.lull.common.media.Failure;
import java.util.Locale;

/** Ends an ffmpeg whose output runs on behind the end of its source: that one was measured and is finite. */
public final class OutputLimit implements RunMonitor {

    /** Frames are as long as the source says; only the last one, or a straightened clock, may last longer. */
    private static final double TOLERATED_SHARE = 1.1;

    private static final double TOLERATED_SECONDS = 30;

    private final double seconds;

    /**
     * A bound for one run.
     *
     * @param seconds the run's share of the source lasts
     */
    public OutputLimit(double seconds) {
        this.seconds = seconds;
    }

    @Override
    public void check(RunningFfmpeg process) throws Failure.Permanent {
        double made = process.progress().seconds();
        if (made > seconds * TOLERATED_SHARE + TOLERATED_SECONDS) {
            throw new Failure.Permanent(String.format(
                    Locale.ROOT, "gives %.0f s and more though it lasts %.0f s: a stream without end", made, seconds));
        }
    }
}
