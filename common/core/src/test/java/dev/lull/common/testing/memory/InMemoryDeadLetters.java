package dev.lull.common.testing.memory;

import dev.lull.common.task.DeadLetter;
import java.util.Objects;

/** Moves what no process can read out of the way. */
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
        publisher.publish(new DeadLetter(
                record.place.topic().topicName(),
                record.key,
                content.value(),
                content.reason() + " (" + record.place + ")",
                link.worker,
                record.deliveries,
                link.clock.instant()));
        link.steps.take("acknowledge");
        record.finish();
    }
}
