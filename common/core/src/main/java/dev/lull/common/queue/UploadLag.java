package dev.lull.common.queue;

/** How much ready work waits for the upload workers. */
public interface UploadLag {

    /**
     * Reads it afresh.
     *
     * @throws QueueUnavailable when it cannot be known
     */
    Reading read();

    /**
     * What was read.
     *
     * @param waiting records of images and compatible videos not yet uploaded; an upload in flight counts
     * @param workers upload workers in the group, counted only while something waits; then 0 means that no worker will
     *     take it
     * @param published records of both there ever were; while it stays the same nothing came, however quickly it went
     */
    record Reading(long waiting, int workers, long published) {}
}
