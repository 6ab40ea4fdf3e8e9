package dev.lull.common.queue;

import dev.lull.common.task.Message;
import java.util.List;

/** Puts messages on their topics. */
public interface TaskPublisher extends AutoCloseable {

    /**
     * Publishes all messages and returns when every one of them is acknowledged by the broker.
     *
     * @throws QueueUnavailable when the broker did not acknowledge in time; some of them may have arrived
     */
    void publish(List<? extends Message> messages);

    /** Publishes one message and returns when it is acknowledged. */
    default void publish(Message message) {
        publish(List.of(message));
    }

    @Override
    void close();
}
