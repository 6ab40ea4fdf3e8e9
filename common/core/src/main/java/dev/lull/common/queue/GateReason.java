package dev.lull.common.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reason for which the gate is shut.
 *
 * @param state what the gate is by it
 * @param detail one line for people
 * @param since when it began
 * @param until when it ends by itself; null where that is not known
 * @param course what becomes of units that run
 * @param here whether it is one of this machine, so that the gates of others may be open
 */
public record GateReason(
        GateState state,
        String detail,
        Instant since,
        @Nullable Instant until,
        Course course,
        boolean here) {

    /** What becomes of units that run when the gate shuts. */
    public enum Course {
        /** As {@code gate.yield} says. */
        AS_SET,
        /** They stand still. */
        STAND,
        /** They run to their end. */
        FINISH
    }

    /** {@code CLOSED_PAUSED(by anna, until 2026-11-29T20:00:00Z)}. */
    @Override
    public String toString() {
        return state + "(" + detail + (until == null ? "" : ", until " + until) + ")";
    }
}
