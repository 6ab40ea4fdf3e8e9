package dev.lull.common.queue.kafka;

import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.task.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics that are missing and sets what the share group needs before its first member joins. */
final class TopicSetup {

    private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);

    /**
     * A worker that is killed frees its record at once; one that hangs keeps it for this long. The same as the claim on
     * a unit lives by default, because whoever gets the record earlier would only wait for the claim.
     */
    private static final Duration RECORD_LOCK = Duration.ofSeconds(30);

    /** The most a group may ask for by default; a record past its limit is dropped without a word. */
    private static final int DELIVERY_LIMIT = 10;

    private static final Map<String, String> CONVERT_GROUP_SETTINGS = Map.of(
            "share.auto.offset.reset",
            "earliest", // the default misses what was published before the first join
            "share.delivery.count.limit",
            Integer.toString(DELIVERY_LIMIT),
            // how many units may be handed out or finished behind one that takes long; again the most by default
            "share.partition.max.record.locks",
            "4000",
            "share.record.lock.duration.ms",
            Long.toString(RECORD_LOCK.toMillis()));

    private final Brokers brokers;
    private final short replication;

    TopicSetup(Brokers brokers, int replication) {
        this.brokers = brokers;
        this.replication = (short) replication;
    }

    /** May run in several processes at the same time, and again at every start. */
    void run() {
        awaitLeaders(createMissing());
        setGroup(ClientSettings.CONVERT_GROUP, CONVERT_GROUP_SETTINGS);
    }

    /** Asks for all topics in one request; those that exist are refused one by one, and stay as they are. */
    private List<NewTopic> createMissing() {
        List<NewTopic> wanted = Arrays.stream(Topic.values()).map(this::wanted).toList();
        List<NewTopic> created = new ArrayList<>(wanted);
        brokers.admin().createTopics(wanted).values().forEach((topic, answer) -> {
            try {
                brokers.await("create the topic " + topic, answer);
                log.info("created the topic {}", topic);
            } catch (QueueUnavailable e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                created.removeIf(each -> each.name().equals(topic));
            }
        });
        return created;
    }

    /** A topic exists a moment before its partitions take records. */
    private void awaitLeaders(List<NewTopic> created) {
        brokers.spans(created.stream()
                .flatMap(topic -> IntStream.range(0, topic.numPartitions())
                        .mapToObj(number -> new TopicPartition(topic.name(), number)))
                .toList());
    }

    private NewTopic wanted(Topic topic) {
        return new NewTopic(topic.topicName(), Optional.of(topic.defaultPartitions()), Optional.of(replication))
                .configs(configOf(topic));
    }

    private Map<String, String> configOf(Topic topic) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                retention(topic),
                // brokers may have a limit by size as a default, which would drop queued work
                TopicConfig.RETENTION_BYTES_CONFIG,
                "-1",
                // with three replicas one broker may be away; with fewer there is nobody to wait for
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                replication >= 3 ? "2" : "1");
    }

    /**
     * Work waits as long as it must: a gate shut for months, or a worker that is never started, loses nothing. A record
     * has about 300 bytes, so a million files need 300 MB. Events and dead letters are read by people, later.
     */
    private static String retention(Topic topic) {
        return switch (topic) {
            case UPLOAD_IMAGES, UPLOAD_VIDEOS, UPLOAD_CONVERTED, CONVERT_DEFERRED, CONVERT_SEGMENTS -> "-1";
            case EVENTS -> Long.toString(Duration.ofDays(30).toMillis());
            case DEAD_LETTER -> Long.toString(Duration.ofDays(365).toMillis());
        };
    }

    private void setGroup(String group, Map<String, String> values) {
        Collection<AlterConfigOp> changes = values.entrySet().stream()
                .map(value ->
                        new AlterConfigOp(new ConfigEntry(value.getKey(), value.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        brokers.await(
                "set the group " + group,
                brokers.admin()
                        .incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), changes))
                        .all());
    }
}
