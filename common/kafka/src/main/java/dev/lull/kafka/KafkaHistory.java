package dev.lull.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lull.common.queue.HistoryReader;
import dev.lull.common.task.HistoryEntry;
import dev.lull.common.task.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads the one partition of the history, without being a member of a group; places are offsets. */
final class KafkaHistory implements HistoryReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);

    private final ClientSettings settings;
    private final AdminQueries adminQueries;

    KafkaHistory(ClientSettings settings, AdminQueries adminQueries) {
        this.settings = settings;
        this.adminQueries = adminQueries;
    }

    @Override
    public Page read(long before, int limit) {
        TopicPartition partition = adminQueries.partitions(Topic.HISTORY).get(0);
        long first = adminQueries.starts(Set.of(partition)).getOrDefault(partition, 0L);
        long end = Math.min(before, adminQueries.ends(Set.of(partition)).getOrDefault(partition, 0L));
        long from = Math.max(first, end - limit);
        if (from >= end) {
            return new Page(List.of(), null);
        }
        List<HistoryEntry> entries = new ArrayList<>();
        read(partition, from, end, entries);
        Collections.reverse(entries);
        return new Page(List.copyOf(entries), from > first ? from : null);
    }

    private void read(TopicPartition partition, long from, long end, List<HistoryEntry> entries) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings.reader())) {
            consumer.assign(Set.of(partition));
            consumer.seek(partition, from);
            int idle = 0;
            while (consumer.position(partition) < end) {
                ConsumerRecords<String, String> records = consumer.poll(POLL);
                for (ConsumerRecord<String, String> record : records) {
                    if (record.offset() < end) {
                        entry(record).ifPresent(entries::add);
                    }
                }
                idle = records.isEmpty() ? idle + 1 : 0;
                if (POLL.multipliedBy(idle).compareTo(ClientSettings.REQUEST_TIMEOUT) > 0) {
                    throw new TimeoutException("nothing came for " + ClientSettings.REQUEST_TIMEOUT.toSeconds() + " s");
                }
            }
        } catch (KafkaException e) {
            throw settings.unavailable("tell the history", e);
        }
    }

    /** Empty for a record that somebody else wrote. */
    private static Optional<HistoryEntry> entry(ConsumerRecord<String, String> record) {
        try {
            return record.value() == null
                    ? Optional.empty()
                    : Optional.of(HistoryFields.read(JSON.readTree(record.value())));
        } catch (JsonProcessingException | RuntimeException foreign) {
            return Optional.empty();
        }
    }
}
