package dev.lull.common.queue;

import java.time.Duration;

/**
 * How much a {@link TaskLoop} takes on.
 *
 * @param running slots: deliveries handled at the same time
 * @param open deliveries in hand, those included that wait for another try. So many as it is more than {@code running}
 *     may wait outside the slots; each further one takes a slot, and once all are taken the source is not polled. A
 *     source that hands out one delivery at a time needs 1 and 1
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
