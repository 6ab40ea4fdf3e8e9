package dev.lull.convert.ffmpeg;

import dev.lull.common.media.Failure;

/** Looks after a running ffmpeg, ten times a second, on the thread that waits for it. */
@FunctionalInterface
public interface RunMonitor {

    /**
     * Checks the run.
     *
     * @throws Failure to have the ffmpeg killed and the run end with this failure
     */
    void check(RunningFfmpeg process) throws Failure, InterruptedException;

    /** This attendant, then another one. */
    default RunMonitor and(RunMonitor next) {
        return process -> {
            check(process);
            next.check(process);
        };
    }
}
