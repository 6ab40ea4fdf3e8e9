package dev.lull.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lull.common.queue.QueueWorkers;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.testing.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Workers of one broker, on which nothing waits at first. */
final class Workers extends QueueWorkers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final List<String> UPLOADS = Stream.of(UploadPriority.values())
            .map(each -> each.topic().topicName())
            .toList();
    private static final List<String> CONVERSIONS =
            Stream.of(Topic.ofConversions()).map(Topic::topicName).toList();

    private static final ConfigResource CONVERT_GROUP =
            new ConfigResource(ConfigResource.Type.GROUP, "convert-workers");

    private final Map<String, String> kafka;
    private final Map<String, String> settings;
    private final KafkaQueue queue;

    /** @param kafka the properties of clients */
    Workers(Map<String, String> kafka) throws Exception {
        this(kafka, Map.of());
    }

    /**
     * With more settings.
     *
     * @param kafka the properties of clients
     * @param settings further ones of all queues
     */
    Workers(Map<String, String> kafka, Map<String, String> settings) throws Exception {
        this.kafka = kafka;
        this.settings = settings;
        this.queue = queue("tester");
        queue.prepare();
        finishEverything();
    }

    @Override
    public KafkaQueue queue() {
        return queue;
    }

    @Override
    public KafkaQueue queue(String worker) {
        return queue(worker, Map.of());
    }

    /** @param more settings of this one alone */
    KafkaQueue queue(String worker, Map<String, String> more) {
        return closing(new KafkaQueue(
                new SettingsLoader()
                        .base(settingsOfKafka())
                        .base(settings)
                        .base(more)
                        .load(),
                worker,
                Clock.systemUTC()));
    }

    @Override
    public Holder holdingAnUpload() {
        return holder("upload");
    }

    @Override
    public Holder holdingAUnit() {
        return holder("unit");
    }

    /** The codec finds the reason by itself. */
    @Override
    public void publishUnreadable(Topic topic, String key, String value, String reason) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<DeadLetter> deadLetters() {
        return values(Topic.DEAD_LETTER).stream().map(Workers::deadLetter).toList();
    }

    @Override
    public Duration moment() {
        return Duration.ofMillis(100);
    }

    @Override
    public void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    private Holder holder(String task) {
        try {
            List<String> arguments = new ArrayList<>(List.of(task));
            settingsOfKafka().forEach((key, value) -> arguments.add(key + "=" + value));
            settings.forEach((key, value) -> arguments.add(key + "=" + value));
            JavaProcess process = closing(JavaProcess.start(HoldsTask.class, arguments.toArray(String[]::new)));
            return new Holder(process.next("holds"), process::kill);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static DeadLetter deadLetter(String value) {
        try {
            JsonNode letter = JSON.readTree(value);
            return new DeadLetter(
                    letter.path("from").asText(),
                    letter.path("id").asText(),
                    letter.path("value").asText(),
                    letter.path("reason").asText(),
                    letter.path("by").asText(),
                    letter.path("attempt").asInt(),
                    Instant.parse(letter.path("at").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All values on a topic. */
    List<String> values(Topic topic) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    /** All groups have done all there is; waits for members that were killed to be missed. */
    private void finishEverything() {
        Awaitility.await()
                .atMost(REQUEST_TIMEOUT)
                .ignoreExceptionsMatching(e -> e.getCause() instanceof GroupNotEmptyException)
                .until(this::finished);
    }

    private boolean finished() throws Exception {
        try (Admin admin = Admin.create(config())) {
            for (GroupListing group : admin.listGroups().all().get()) {
                Map<TopicPartition, Long> ends =
                        ends(admin, group.groupId().equals("upload-workers") ? UPLOADS : CONVERSIONS);
                if (group.type().equals(Optional.of(GroupType.SHARE))) {
                    admin.alterShareGroupOffsets(group.groupId(), ends).all().get();
                } else {
                    Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
                    ends.forEach((partition, end) -> done.put(partition, new OffsetAndMetadata(end)));
                    admin.alterConsumerGroupOffsets(group.groupId(), done).all().get();
                }
            }
            return true;
        }
    }

    /** How many members of a consumer group have partitions; 0 while these change hands. */
    long membersWithPartitions(String group) throws Exception {
        try (Admin admin = Admin.create(config())) {
            ConsumerGroupDescription now = admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get();
            return now.groupState() != GroupState.STABLE
                    ? 0
                    : now.members().stream()
                            .filter(member ->
                                    !member.assignment().topicPartitions().isEmpty())
                            .count();
        }
    }

    void delete(Topic topic) throws Exception {
        try (Admin admin = Admin.create(config())) {
            admin.deleteTopics(List.of(topic.topicName())).all().get();
        }
    }

    /** The shortest lock a broker allows by default. */
    void lockFor15Seconds() throws Exception {
        try (Admin admin = Admin.create(config())) {
            ConfigEntry lock = new ConfigEntry("share.record.lock.duration.ms", "15000");
            admin.incrementalAlterConfigs(
                            Map.of(CONVERT_GROUP, List.of(new AlterConfigOp(lock, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /** What is set for the group of the convert workers. */
    String ofTheConvertGroup(String setting) throws Exception {
        try (Admin admin = Admin.create(config())) {
            return admin.describeConfigs(List.of(CONVERT_GROUP))
                    .all()
                    .get()
                    .get(CONVERT_GROUP)
                    .get(setting)
                    .value();
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin, List<String> topics) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(each ->
                                latest.put(new TopicPartition(topic.name(), each.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private Map<String, String> settingsOfKafka() {
        return kafka.entrySet().stream()
                .collect(Collectors.toMap(each -> "kafka." + each.getKey(), Map.Entry::getValue));
    }

    private Properties config() {
        Properties config = new Properties();
        config.putAll(kafka);
        return config;
    }
}
