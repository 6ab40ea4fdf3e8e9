package dev.lull.kafka;

import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.task.DeadLetter;
import java.time.Clock;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts records that no worker can handle where people find them, so that they never stop the rest. */
final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final TaskPublisher publisher;
    private final String worker;
    private final Clock clock;

    DeadLetters(TaskPublisher publisher, String worker, Clock clock) {
        this.publisher = publisher;
        this.worker = worker;
        this.clock = clock;
    }

    /** Returns when the broker has the dead letter; then the record itself may be acknowledged. */
    void add(ConsumerRecord<String, String> record, String reason) {
        String where = record.topic() + "-" + record.partition() + " offset " + record.offset();
        DeadLetter letter = new DeadLetter(
                record.topic(),
                Objects.requireNonNullElse(record.key(), ""),
                Objects.requireNonNullElse(record.value(), ""),
                "(" + where + ") " + reason,
                worker,
                record.deliveryCount().orElse((short) 1),
                clock.instant());
        publisher.publish(letter);
        log.warn("record moved to media.dead-letter: {}", letter.reason());
    }
}
