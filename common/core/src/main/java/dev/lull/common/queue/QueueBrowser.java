package dev.lull.common.queue;

import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import java.util.List;

/** Reads what is on the queue without taking it. */
public interface QueueBrowser {

    /**
     * Everything on these topics that was published before and is not done: waiting, or held by a worker. Some of it
     * may have been done a moment ago; and what the queue dropped out of its turn is listed until those before it are
     * done.
     *
     * @throws QueueUnavailable when it cannot be known
     */
    List<Task> read(Topic... topics);
}
