package dev.lull.common.testing.memory;

import dev.lull.common.task.DeadLetter;
import java.util.Objects;

/** Moves what no process can handle out of the way. */
final class InMemoryDeadLetters {

    private final InMemoryLink link;
    private final InMemoryPublisher publisher;

    InMemoryDeadLetters(InMemoryLink link) {
        this.link = link;
        this.publisher = new InMemoryPublisher(link);
    }

    /** Done once the dead letter is published. */
    void bury(InMemoryRecord record) {
        InMemoryRecord.Unreadable content = Objects.requireNonNull(record.unreadable);
        record.deliveries++;
        publish(record, content.value(), content.reason());
        link.steps.take("acknowledge");
        record.finish();
    }

    void publish(InMemoryRecord record, String value, String reason) {
        publisher.publish(new DeadLetter(
                record.place.topic().topicName(),
                record.key,
                value,
                "(" + record.place + ") " + reason,
                link.worker,
                record.deliveries,
                link.clock.instant()));
    }
}
