package dev.lull.coordinator.reconcile;

import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.task.Message;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadTask;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Publishes work that was in no queue, and counts it once the broker has it again. */
final class CountedRepublisher implements TaskPublisher {

    private final TaskPublisher publisher;
    private final Counter conversions;
    private final Counter units;
    private final Counter uploads;

    CountedRepublisher(TaskPublisher publisher, MeterRegistry registry) {
        this.publisher = publisher;
        this.conversions = counter("conversion", registry);
        this.units = counter("unit", registry);
        this.uploads = counter("upload", registry);
    }

    private static Counter counter(String record, MeterRegistry registry) {
        return Counter.builder("lull.republished")
                .baseUnit("records")
                .description("Records of work that no worker had and that was in no queue, published again")
                .tag("record", record)
                .register(registry);
    }

    @Override
    public void publish(List<? extends Message> messages) {
        publisher.publish(messages);
        messages.forEach(message -> counter(message).increment());
    }

    private Counter counter(Message message) {
        if (message instanceof UnitTask) {
            return units;
        }
        return message instanceof UploadTask ? uploads : conversions;
    }

    @Override
    public void close() {
        publisher.close();
    }
}
