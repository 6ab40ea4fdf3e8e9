package dev.lull.embedded.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics as {@code kcat} would, without joining a group. */
public final class TopicRecords {

    private TopicRecords() {}

    /** The values of all records of this key that are on the topic now. */
    public static List<String> values(Map<String, String> kafka, String topic, String key) {
        return read(kafka, topic, key::equals);
    }

    /** The values of all records that are on the topic now. */
    public static List<String> values(Map<String, String> kafka, String topic) {
        return read(kafka, topic, key -> true);
    }

    private static List<String> read(Map<String, String> kafka, String topic, Predicate<String> keys) {
        Map<String, Object> settings = Map.copyOf(kafka);
        StringDeserializer text = new StringDeserializer();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings, text, text)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> values = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (keys.test(record.key())) {
                        values.add(record.value());
                    }
                });
            }
            return values;
        }
    }
}
