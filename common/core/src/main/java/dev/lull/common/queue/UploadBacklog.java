package dev.lull.common.queue;

import dev.lull.common.task.UploadPriority;
import java.util.Map;

/** How many upload records are not yet done, converted files included; what the number of upload workers goes by. */
public interface UploadBacklog {

    /**
     * Reads it afresh.
     *
     * @return the records of each priority
     * @throws QueueUnavailable when it cannot be known
     */
    Map<UploadPriority, Long> byPriority();

    /** The same of all priorities together. */
    default long read() {
        return byPriority().values().stream().mapToLong(Long::longValue).sum();
    }
}
