package dev.lull.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** One membership in the share group, from joining to leaving. It holds the lock on at most one record. */
final class ShareMember implements AutoCloseable {

    /** Used until the broker has told how long a lock lives: the shortest it may be configured to. */
    private static final int SHORTEST_LOCK_MILLIS = 15_000;

    private final ShareConsumer<String, String> consumer;
    private @Nullable ConsumerRecord<String, String> held;
    private long lockedAt;

    ShareMember(Map<String, Object> config, String topic) {
        this.consumer = new KafkaShareConsumer<>(config);
        consumer.subscribe(List.of(topic));
    }

    /** Locks the next record; none must be held. */
    Optional<ConsumerRecord<String, String>> poll(Duration timeout) {
        ConsumerRecords<String, String> records = consumer.poll(timeout);
        for (ConsumerRecord<String, String> record : records) {
            held = record;
            lockedAt = System.nanoTime();
            return Optional.of(record);
        }
        return Optional.empty();
    }

    /** Renews the lock once a third of it has passed; throws when the lock is lost. */
    void renew() {
        ConsumerRecord<String, String> record = held;
        if (record == null || System.nanoTime() - lockedAt < lockNanos() / 3) {
            return;
        }
        acknowledge(record, AcknowledgeType.RENEW);
        // the same record must be handed out again before it can be acknowledged
        if (poll(ClientSettings.SHORT_PATIENCE).isEmpty()) {
            throw new KafkaException("the renewed record did not come back");
        }
    }

    /** Accepts or releases the held record; throws when the lock was lost before. */
    void settle(AcknowledgeType how) {
        ConsumerRecord<String, String> record = held;
        if (record != null) {
            held = null;
            acknowledge(record, how);
        }
    }

    /** Leaves the group; a record that is still held goes to another member immediately. */
    @Override
    public void close() {
        consumer.close(ClientSettings.SHORT_PATIENCE);
    }

    private void acknowledge(ConsumerRecord<String, String> record, AcknowledgeType how) {
        consumer.acknowledge(record, how);
        for (Optional<KafkaException> error :
                consumer.commitSync(ClientSettings.SHORT_PATIENCE).values()) {
            if (error.isPresent()) {
                throw error.get();
            }
        }
    }

    private long lockNanos() {
        return Duration.ofMillis(consumer.acquisitionLockTimeoutMs().orElse(SHORTEST_LOCK_MILLIS))
                .toNanos();
    }
}
