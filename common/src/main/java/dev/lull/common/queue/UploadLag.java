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
     * @param workers upload workers in the group; 0 means nobody will take them
     */
    record Reading(long waiting, int workers) {}
}
