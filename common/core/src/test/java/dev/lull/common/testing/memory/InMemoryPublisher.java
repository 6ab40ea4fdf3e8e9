package dev.lull.common.testing.memory;

import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.task.Message;
import java.util.List;
import org.slf4j.MDC;

/** Takes a step before each message, so that a crash may leave a batch half published. */
final class InMemoryPublisher implements TaskPublisher {

    private final InMemoryLink link;
    private volatile boolean closed;

    InMemoryPublisher(InMemoryLink link) {
        this.link = link;
    }

    @Override
    public void publish(List<? extends Message> messages) {
        for (Message message : messages) {
            if (closed) {
                throw new IllegalStateException("the publisher of " + link.worker + " is closed");
            }
            link.require("take a record");
            link.steps.take("publish " + message.topic().topicName());
            link.broker.add(message, MDC.get("traceparent"));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
