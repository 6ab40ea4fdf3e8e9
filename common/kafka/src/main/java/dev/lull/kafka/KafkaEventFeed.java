package dev.lull.kafka;

import dev.lull.common.queue.EventBatch;
import dev.lull.common.queue.EventBatch.Event;
import dev.lull.common.queue.EventFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member of a consumer group. Where a batch ends is committed with where it begins, before it is handed out: so
 * whoever continues after a crash finds the same batch, even if more has been written since.
 */
final class KafkaEventFeed implements EventFeed {

    private static final Logger log = LoggerFactory.getLogger(KafkaEventFeed.class);

    /** Records in a batch, at most. */
    private static final int TOGETHER = 500;

    private static final Duration CLOSING = Duration.ofSeconds(2);

    /** The metadata of a commit. */
    private static final Pattern BEGUN = Pattern.compile("batch to (\\d{1,18})");

    private final ClientSettings settings;
    private final AdminQueries adminQueries;
    private final String topic;
    private final Consumer<String, String> consumer;
    /** Those of which it is not known yet whether a batch was begun. */
    private final Set<TopicPartition> unread = new HashSet<>();
    /** Where a batch ends that was begun, perhaps by a process that died. */
    private final Map<TopicPartition, Long> begun = new HashMap<>();
    /** What has come of such a batch. */
    private final Map<TopicPartition, List<ConsumerRecord<String, String>>> held = new HashMap<>();

    private final Deque<EventBatch> ready = new ArrayDeque<>();

    KafkaEventFeed(ClientSettings settings, AdminQueries adminQueries, String topic) {
        this.settings = settings;
        this.adminQueries = adminQueries;
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(settings.eventConsumer(TOGETHER));
    }

    @Override
    public Optional<EventBatch> poll(Duration timeout) {
        try {
            join();
            if (ready.isEmpty()) {
                take(consumer.poll(timeout));
            }
        } catch (KafkaException e) {
            throw settings.unavailable("read the topic " + topic, e);
        }
        return Optional.ofNullable(ready.poll());
    }

    private void join() {
        if (consumer.subscription().isEmpty()) {
            // the consumer itself waits for a topic without a word
            adminQueries.await(
                    "find the topic " + topic,
                    adminQueries.admin().describeTopics(List.of(topic)).allTopicNames());
            consumer.subscribe(List.of(topic), new Changes());
        }
    }

    private void take(ConsumerRecords<String, String> records) {
        List<TopicPartition> partitions = List.copyOf(records.partitions());
        for (int i = 0; i < partitions.size(); i++) {
            try {
                take(partitions.get(i), records.records(partitions.get(i)));
            } catch (KafkaException e) {
                // they come again with a later poll
                for (TopicPartition each : partitions.subList(i, partitions.size())) {
                    consumer.seek(each, records.records(each).get(0).offset());
                }
                throw e;
            }
        }
        for (TopicPartition partition : List.copyOf(begun.keySet())) {
            finishBegun(partition);
        }
    }

    private void take(TopicPartition partition, List<ConsumerRecord<String, String>> records) {
        readNote(partition);
        Long end = begun.get(partition);
        if (end == null) {
            ConsumerRecord<String, String> last = records.get(records.size() - 1);
            EventBatch batch = batch(partition, records, last.offset() + 1);
            commit(partition, new OffsetAndMetadata(batch.from(), Optional.empty(), "batch to " + batch.to()));
            ready.add(batch);
            return;
        }
        List<ConsumerRecord<String, String>> before =
                records.stream().filter(record -> record.offset() < end).toList();
        held.computeIfAbsent(partition, each -> new ArrayList<>()).addAll(before);
        if (before.size() < records.size()) {
            consumer.seek(partition, end);
        }
    }

    /** A batch that was begun is whole once all before its end was read. */
    private void finishBegun(TopicPartition partition) {
        Long end = begun.get(partition);
        if (end == null || consumer.position(partition, ClientSettings.SHORT_PATIENCE) < end) {
            return;
        }
        begun.remove(partition);
        List<ConsumerRecord<String, String>> records = held.remove(partition);
        if (records != null && !records.isEmpty()) {
            ready.add(batch(partition, records, end));
        }
    }

    private void readNote(TopicPartition partition) {
        if (!unread.contains(partition)) {
            return;
        }
        Set<TopicPartition> one = Set.of(partition);
        OffsetAndMetadata committed =
                consumer.committed(one, ClientSettings.REQUEST_TIMEOUT).get(partition);
        Matcher note = BEGUN.matcher(committed == null ? "" : committed.metadata());
        if (note.matches()) {
            // a topic that was deleted and made anew may not reach as far
            long written =
                    consumer.endOffsets(one, ClientSettings.REQUEST_TIMEOUT).getOrDefault(partition, 0L);
            begun.put(partition, Math.min(written, Long.parseLong(note.group(1))));
        }
        unread.remove(partition);
    }

    private EventBatch batch(TopicPartition partition, List<ConsumerRecord<String, String>> records, long to) {
        ConsumerRecord<String, String> first = records.get(0);
        return new EventBatch(
                topic,
                partition.partition(),
                first.offset(),
                to,
                Instant.ofEpochMilli(first.timestamp()),
                records.stream()
                        .map(record -> new Event(record.offset(), record.value()))
                        .toList());
    }

    /** Should it not be noted, the next batch notes it, or this one comes again. */
    @Override
    public void done(EventBatch batch) {
        TopicPartition partition = new TopicPartition(batch.topic(), batch.partition());
        if (!consumer.assignment().contains(partition)) {
            return;
        }
        try {
            commit(partition, new OffsetAndMetadata(batch.to()));
        } catch (KafkaException e) {
            log.debug("batch not noted as done: {} {}", partition, batch.from(), e);
        }
    }

    private void commit(TopicPartition partition, OffsetAndMetadata offset) {
        consumer.commitSync(Map.of(partition, offset), ClientSettings.REQUEST_TIMEOUT);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSING));
    }

    private final class Changes implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            unread.addAll(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                unread.remove(partition);
                begun.remove(partition);
                held.remove(partition);
                ready.removeIf(batch -> batch.partition() == partition.partition());
            }
        }
    }
}
