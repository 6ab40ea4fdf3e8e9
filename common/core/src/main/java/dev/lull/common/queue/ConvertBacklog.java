package dev.lull.common.queue;

import dev.lull.common.task.Topic;
import java.util.function.ToLongFunction;

/** How much deferred work is queued or in flight; what autoscaling reads. */
public interface ConvertBacklog {

    /**
     * Reads it afresh.
     *
     * @throws QueueUnavailable when it cannot be known
     */
    Reading read();

    /**
     * What was read; all counts include what a worker holds at the moment.
     *
     * @param urgent preferred conversions not yet planned, and units of preferred ones not yet finished
     * @param conversions others not yet planned, but for those of low priority
     * @param low conversions of low priority not yet planned
     * @param units units of planned conversions not yet finished, but for the preferred ones
     */
    record Reading(long urgent, long conversions, long low, long units) {

        /** By how many records wait, or are in hand, on each topic. */
        public static Reading of(ToLongFunction<Topic> waiting) {
            return new Reading(
                    waiting.applyAsLong(Topic.CONVERT_URGENT),
                    waiting.applyAsLong(Topic.CONVERT_DEFERRED),
                    waiting.applyAsLong(Topic.CONVERT_LOW),
                    waiting.applyAsLong(Topic.CONVERT_SEGMENTS));
        }

        public long total() {
            return urgent + conversions + low + units;
        }

        /**
         * What convert workers could do now: nothing while the gate is shut, or, if it is overdue, the one unit that is
         * let through.
         */
        public long runnable(GateReading gate) {
            if (gate.open()) {
                return total();
            }
            return gate.overdue() ? Math.min(1, total()) : 0;
        }
    }
}
