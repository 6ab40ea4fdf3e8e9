package dev.lull.common.queue;

import java.time.Duration;

/**
 * How much a {@link TaskLoop} takes on.
 *
 * @param running deliveries handled at the same time
 * @param open deliveries in hand, those included that wait for another try; more than {@code running} lets other tasks
 *     pass one that waits. A source that hands out one delivery at a time needs 1 and 1
 * @param retry when a transient failure is tried again
 * @param finishing how long handlers may go on after the loop is told to close, before they are interrupted
 */
public record LoopLimits(int running, int open, RetryPolicy retry, Duration finishing) {

    public LoopLimits {
        if (running < 1 || open < running) {
            throw new IllegalArgumentException("at least one may run, and what runs is open: " + running + ", " + open);
        }
    }
}
