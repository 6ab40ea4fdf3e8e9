package dev.lull.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Kafka's own clients, as any other process would use them on the embedded broker. Topics have one partition. */
final class Clients implements AutoCloseable {

    private final Map<String, Object> login;
    private final Admin admin;

    Clients(Map<String, String> login) {
        this.login = Map.copyOf(login);
        this.admin = Admin.create(this.login);
    }

    void createTopic(String topic) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }

    String topicSetting(String topic, String key) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(key)
                .value();
    }

    /** Share groups begin at the end unless told otherwise. */
    void readFromTheStart(String shareGroup) throws Exception {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, shareGroup);
        AlterConfigOp earliest =
                new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(group, List.of(earliest))).all().get();
    }

    void produce(String topic, String... values) throws Exception {
        Map<String, Object> settings = with(Map.of("acks", "all"));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, "key", value)).get();
            }
        }
    }

    List<String> consumeAndCommit(String topic, String group, int count) {
        Map<String, Object> settings = with(Map.of(
                "group.id", group,
                "group.protocol", "consumer",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "max.poll.records", "1"));
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (ConsumerRecord<String, String> item : consumer.poll(Duration.ofMillis(200))) {
                    values.add(item.value());
                    consumer.commitSync(Map.of(
                            new TopicPartition(topic, item.partition()), new OffsetAndMetadata(item.offset() + 1)));
                }
                return values.size() == count;
            });
        }
        return values;
    }

    List<String> shareAndAccept(String topic, String group, int count) {
        Map<String, Object> settings = with(Map.of(
                "group.id", group,
                "share.acknowledgement.mode", "explicit",
                "share.acquire.mode", "record_limit",
                "max.poll.records", "1"));
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (ConsumerRecord<String, String> item : consumer.poll(Duration.ofMillis(200))) {
                    values.add(item.value());
                    consumer.acknowledge(item);
                    consumer.commitSync();
                }
                return values.size() == count;
            });
        }
        return values;
    }

    private Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.putAll(more);
        return settings;
    }

    @Override
    public void close() {
        admin.close();
    }
}
