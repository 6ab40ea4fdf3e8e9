package dev.lull.coordinator.intake;

import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.task.Message;
import dev.lull.common.task.Task;
import dev.lull.common.trace.Traces;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Tells in the trace of each file when its task was published, and how long the broker took for it. */
record TracedPublisher(TaskPublisher publisher, Traces traces, Clock clock) implements TaskPublisher {

    @Override
    public void publish(List<? extends Message> messages) {
        Instant begun = clock.instant();
        publisher.publish(messages);
        if (!traces.isOff()) {
            Instant acknowledged = clock.instant();
            for (Message message : messages) {
                if (message instanceof Task task) {
                    task.media().forEach(media -> tell(media, task, begun, acknowledged));
                }
            }
        }
    }

    private void tell(String media, Task task, Instant begun, Instant acknowledged) {
        traces.begin(media, "publish", begun)
                .set("messaging.system", "kafka")
                .set("messaging.operation.type", "send")
                .set("lull.topic", task.topic().topicName())
                .closedAt(acknowledged);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
