package dev.lull.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
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

/**
 * The processes of one test, all in this one: queues and sources that are closed with it; nothing is queued at first.
 */
final class Workers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> UPLOADS = Stream.of(UploadPriority.values())
            .map(each -> each.topic().topicName())
            .toList();
    private static final List<String> CONVERSIONS =
            List.of(Topic.CONVERT_DEFERRED.topicName(), Topic.CONVERT_SEGMENTS.topicName());

    private static final ConfigResource CONVERT_GROUP =
            new ConfigResource(ConfigResource.Type.GROUP, "convert-workers");

    private final String servers;
    private final Map<String, String> settings;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    final KafkaQueue queue;

    Workers(String servers) throws Exception {
        this(servers, Map.of());
    }

    /** @param settings further ones of all queues */
    Workers(String servers, Map<String, String> settings) throws Exception {
        this.servers = servers;
        this.settings = settings;
        this.queue = queue("tester");
        queue.prepare();
        finishEverything();
    }

    KafkaQueue queue(String worker) {
        return queue(worker, Map.of());
    }

    /** @param more settings of this one alone */
    KafkaQueue queue(String worker, Map<String, String> more) {
        return closing(new KafkaQueue(
                new SettingsLoader()
                        .base(Map.of("kafka.bootstrap.servers", servers))
                        .base(settings)
                        .base(more)
                        .load(),
                worker,
                Clock.systemUTC()));
    }

    TaskPublisher publisher() {
        return queue.publisher();
    }

    <C extends AutoCloseable> C closing(C resource) {
        open.push(resource);
        return resource;
    }

    static UploadTask upload(UploadPriority priority, int number) {
        return new UploadTask(priority, "submission-" + number, List.of(priority + "-" + number), 1);
    }

    /** The next task, however long the joining takes. */
    static <T extends Task> Delivery<T> next(TaskSource<T> source) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<Delivery<T>> delivery = Optional.empty();
        while (delivery.isEmpty() && System.nanoTime() < deadline) {
            delivery = source.poll(Duration.ofMillis(500));
        }
        assertThat(delivery).as("the next task").isPresent();
        return delivery.orElseThrow();
    }

    void publishRaw(Topic topic, String key, String value) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
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
        await().atMost(PATIENCE)
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

    private Properties config() {
        Properties config = new Properties();
        config.put("bootstrap.servers", servers);
        return config;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
