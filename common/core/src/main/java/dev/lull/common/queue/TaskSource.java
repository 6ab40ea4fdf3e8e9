package dev.lull.common.queue;

import dev.lull.common.task.Task;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a worker takes its tasks from. A task stays with that worker alone until it is acknowledged or released, as
 * long as {@link #poll} or {@link #keepAlive} is called every few seconds. All methods, and those of the deliveries,
 * belong to the one thread that polls.
 *
 * @param <T> the kind of task
 */
public interface TaskSource<T extends Task> extends AutoCloseable {

    /**
     * The next task, or empty when none came within the time.
     *
     * @throws QueueUnavailable when the broker cannot be reached; polling again later is right
     */
    Optional<Delivery<T>> poll(Duration timeout);

    /** Keeps the open deliveries ours without taking more. */
    void keepAlive();

    /**
     * Leaves the queue while nothing may be taken, so that no task is locked or fetched in advance; the next
     * {@link #poll} joins again. Must not be called while a delivery is open.
     */
    void leaveGroup();

    @Override
    void close();
}
