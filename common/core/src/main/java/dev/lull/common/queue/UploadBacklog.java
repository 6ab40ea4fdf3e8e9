package dev.lull.common.queue;

/** How many upload records are not yet done, converted files included; what the number of upload workers goes by. */
public interface UploadBacklog {

    /**
     * Reads it afresh.
     *
     * @throws QueueUnavailable when it cannot be known
     */
    long read();
}
