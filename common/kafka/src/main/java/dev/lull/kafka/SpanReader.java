package dev.lull.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads parts of partitions without being a member of a group. */
final class SpanReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final ClientSettings settings;

    SpanReader(ClientSettings settings) {
        this.settings = settings;
    }

    /** Offsets from {@code start} to before {@code end}. */
    record Span(long start, long end) {}

    /**
     * Reads all spans to their ends; what came behind an end meanwhile may be told as well.
     *
     * @param what is asked for, to follow "could not"
     * @param reader is told one record after the other
     * @throws dev.lull.common.queue.QueueUnavailable when the broker does not give them, after some were told or before
     */
    void read(String what, Map<TopicPartition, Span> spans, Consumer<ConsumerRecord<String, String>> reader) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings.reader())) {
            consumer.assign(spans.keySet());
            spans.forEach((partition, span) -> consumer.seek(partition, span.start()));
            int idle = 0;
            while (spans.entrySet().stream()
                    .anyMatch(each ->
                            consumer.position(each.getKey()) < each.getValue().end())) {
                ConsumerRecords<String, String> records = consumer.poll(POLL);
                records.forEach(reader);
                idle = records.isEmpty() ? idle + 1 : 0;
                if (POLL.multipliedBy(idle).compareTo(ClientSettings.REQUEST_TIMEOUT) > 0) {
                    throw new TimeoutException("nothing came for " + ClientSettings.REQUEST_TIMEOUT.toSeconds() + " s");
                }
            }
        } catch (KafkaException e) {
            throw settings.unavailable(what, e);
        }
    }
}
