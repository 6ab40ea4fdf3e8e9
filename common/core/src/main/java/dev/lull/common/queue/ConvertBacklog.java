package dev.lull.common.queue;

/** How much deferred work is queued or in flight; what autoscaling reads. */
public interface ConvertBacklog {

    /**
     * Reads it afresh.
     *
     * @throws QueueUnavailable when it cannot be known
     */
    Reading read();

    /**
     * What was read; both counts include what a worker holds at the moment.
     *
     * @param conversions conversions not yet planned
     * @param units units of planned conversions not yet finished
     */
    record Reading(long conversions, long units) {

        public long total() {
            return conversions + units;
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
