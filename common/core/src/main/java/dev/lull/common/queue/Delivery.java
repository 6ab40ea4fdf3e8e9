package dev.lull.common.queue;

import dev.lull.common.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * One task in the hands of this worker.
 *
 * @param <T> the kind of task
 */
public interface Delivery<T extends Task> {

    T task();

    /** The W3C trace context the task was published with; null when there was none. */
    default @Nullable String traceparent() {
        return null;
    }

    /** Whether the queue still counts it as ours; once it does not, another worker may have it. */
    default boolean isOwned() {
        return true;
    }

    /** The work is done, or another worker's: the queue forgets the task. */
    void acknowledge();

    /** Gives the task back untouched; another worker may take it immediately. */
    void release();
}
