package dev.lull.common.gate;

import dev.lull.common.queue.GateReason;
import java.time.Duration;
import java.util.Optional;

/** Something beside waiting uploads that may keep the gate shut. */
public interface GateCondition extends AutoCloseable {

    /**
     * The reason that holds now; never waits for long.
     *
     * @param oldest greatest age of what the answer rests on, for a condition that asks elsewhere
     * @return empty when nothing of its kind keeps the gate shut
     */
    Optional<GateReason> reason(Duration oldest);

    @Override
    default void close() {}
}
