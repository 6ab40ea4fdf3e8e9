package dev.lull.bench.scaling;

import java.util.List;

/**
 * What came of a simulation; times in milliseconds.
 *
 * @param emptyAt when the last file that was published had been dealt with; -1 when the time was over before
 * @param convertedAt when the last conversion so far was complete
 * @param duty the part of the time in which the gate was open, as the coordinator saw it
 * @param busy the part of the time of all unit loops that was spent on units that were finished
 * @param workerTime for how long there were workers, of all of them together
 * @param unitsDone units and assemblies
 * @param filmsDone conversions
 * @param convertedDone uploads of their results
 * @param delays of uploads, from being published to being done, the shortest first
 * @param begins when units were begun
 * @param waited when uploads waited
 */
record Outcome(
        long emptyAt,
        long convertedAt,
        double duty,
        double busy,
        long workerTime,
        long unitsDone,
        long filmsDone,
        long convertedDone,
        List<Long> delays,
        List<Long> begins,
        List<Waiting.Span> waited) {

    /** The time within which so large a part of the uploads was done. */
    long delay(double part) {
        return delays.isEmpty()
                ? 0
                : delays.get((int) Math.min(delays.size() - 1, Math.ceil(delays.size() * part) - 1));
    }
}
