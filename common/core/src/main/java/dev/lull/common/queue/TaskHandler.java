package dev.lull.common.queue;

import dev.lull.common.media.Failure;
import dev.lull.common.task.Task;

/**
 * What a worker does with a task. Tasks come at least once: a handler that finds its work already done just returns.
 *
 * @param <T> the kind of task
 */
public interface TaskHandler<T extends Task> {

    /**
     * Does the work; returns when the task may be acknowledged.
     *
     * @throws Failure whose type says what happens next, see {@link TaskLoop}
     */
    void handle(T task) throws Failure, InterruptedException;

    /** Called once instead of another try: settles the task for good, so that nothing is lost and nothing waits. */
    void giveUp(T task, Failure failure);
}
