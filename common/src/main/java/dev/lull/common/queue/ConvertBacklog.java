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
    }
}
