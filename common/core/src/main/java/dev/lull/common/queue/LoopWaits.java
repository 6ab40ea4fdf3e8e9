package dev.lull.common.queue;

import java.time.Duration;

/**
 * How long the thread of a {@link TaskLoop} waits for things that happen; no clock but the machine's counts here.
 *
 * @param idlePoll the longest poll when nothing is open; a task that comes ends it at once
 * @param turn how late the end of a run, or a gate that opens, is noticed
 * @param afterTrouble after the source or the gate has failed
 * @param grace how long interrupted handlers may take to come to an end
 */
record LoopWaits(Duration idlePoll, Duration turn, Duration afterTrouble, Duration grace) {

    static final LoopWaits USUAL =
            new LoopWaits(Duration.ofMillis(500), Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(5));
}
