package dev.lull.convert.ffmpeg;

import dev.lull.common.media.Failure;
import java.util.List;

/** Looks after a running ffmpeg, ten times a second, on the thread that waits for it. */
@FunctionalInterface
public interface RunMonitor {

    /**
     * Checks the run.
     *
     * @throws Failure to have the ffmpeg killed and the run end with this failure
     */
    void check(RunningFfmpeg process) throws Failure, InterruptedException;

    /**
     * It is over, well or not.
     *
     * @param command what it was told
     * @param lines the last it said, oldest first
     */
    default void ended(List<String> command, List<String> lines) {}

    /** This attendant, then another one. */
    default RunMonitor and(RunMonitor next) {
        RunMonitor first = this;
        return new RunMonitor() {
            @Override
            public void check(RunningFfmpeg process) throws Failure, InterruptedException {
                first.check(process);
                next.check(process);
            }

            @Override
            public void ended(List<String> command, List<String> lines) {
                first.ended(command, lines);
                next.ended(command, lines);
            }
        };
    }
}
