package dev.lull.common.queue;

import dev.lull.common.task.Task;

/**
 * One task in the hands of this worker.
 *
 * @param <T> the kind of task
 */
public interface Delivery<T extends Task> {

    T task();

    /** The work is done, or somebody else's: the queue forgets the task. */
    void acknowledge();

    /** Gives the task back untouched; another worker may take it at once. */
    void release();
}
