package dev.lull.bench.chaos.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lull.bench.chaos.check.QueueState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics and the positions of groups without joining one: their names are part of Lull's contract. */
public final class QueueReader {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final List<String> UPLOADS =
            List.of("media.upload.images", "media.upload.videos", "media.upload.converted");
    private static final List<String> CONVERSIONS =
            List.of("media.convert.urgent", "media.convert.deferred", "media.convert.low", "media.convert.segments");

    private final Map<String, Object> settings;

    /** @param kafka the properties of clients */
    public QueueReader(Map<String, String> kafka) {
        this.settings = Map.copyOf(kafka);
    }

    public QueueState read() throws Exception {
        return new QueueState(records("media.events"), records("media.dead-letter"), unread());
    }

    /** By topic, how many records no group has acknowledged. */
    public Map<String, Long> unread() throws Exception {
        Map<String, Long> unread = new HashMap<>();
        try (Admin admin = Admin.create(settings);
                KafkaConsumer<String, String> consumer = consumer()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets("upload-workers")
                    .partitionsToOffsetAndMetadata()
                    .get();
            consumer.endOffsets(partitions(consumer, UPLOADS)).forEach((partition, end) -> {
                OffsetAndMetadata position = committed.get(partition);
                unread.merge(partition.topic(), end - (position == null ? 0 : position.offset()), Long::sum);
            });
            Map<TopicPartition, SharePartitionOffsetInfo> shared = shared(admin, partitions(consumer, CONVERSIONS));
            consumer.endOffsets(partitions(consumer, CONVERSIONS)).forEach((partition, end) -> {
                SharePartitionOffsetInfo position = shared.get(partition);
                unread.merge(
                        partition.topic(),
                        position == null ? end : position.lag().orElse(end),
                        Long::sum);
            });
        }
        return unread;
    }

    private static Map<TopicPartition, SharePartitionOffsetInfo> shared(Admin admin, List<TopicPartition> partitions)
            throws Exception {
        String group = "convert-workers";
        return admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec().topicPartitions(partitions)))
                .partitionsToOffsetInfo(group)
                .get();
    }

    private List<JsonNode> records(String topic) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, List.of(topic));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    records.add(json.readTree(record.value()));
                }
            }
        }
        return records;
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer, List<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }
}
