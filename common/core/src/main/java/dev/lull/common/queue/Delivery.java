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

    /** When and where the task was published; null where the queue does not tell. */
    default @Nullable Publication published() {
        return null;
    }

    /** Whether the queue still counts it as ours; once it does not, another worker may have it. */
    default boolean isOwned() {
        return true;
    }

    /** The work is done, or another worker's: the queue forgets the task. */
    void acknowledge();

    /**
     * No worker can do anything with it: it goes to the dead letters, and the queue forgets it.
     *
     * @param reason in one line
     * @throws QueueUnavailable when the dead letter could not be published; the task is still open then
     */
    void reject(String reason);

    /** Gives the task back untouched; another worker may take it immediately. */
    void release();
}
