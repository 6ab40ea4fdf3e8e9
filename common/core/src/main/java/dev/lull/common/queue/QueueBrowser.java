package dev.lull.common.queue;

import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import java.util.function.Consumer;

/** Reads what is on the queue without taking it. */
public interface QueueBrowser {

    /**
     * Tells everything on these topics that was published before and is not done: waiting, or held by a worker. Some of
     * it may have been done a moment ago; and what the queue dropped out of its turn is told until those before it are
     * done.
     *
     * @param reader is told one after the other, as there may be millions
     * @throws QueueUnavailable when it cannot be known, after some were told or before
     */
    void read(Consumer<? super Task> reader, Topic... topics);
}
