package dev.lull.kafka;

import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.task.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics that are missing. */
final class TopicSetup {

    private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);

    private static final Set<Topic> CONVERTING = Set.of(Topic.ofConversions());

    /** How long brokers may take until all of them know a new topic. */
    private static final Duration LEADERS_WITHIN = ClientSettings.REQUEST_TIMEOUT.multipliedBy(3);

    /** A broker that does not know a topic yet answers so immediately. */
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final AdminQueries adminQueries;
    private final short replication;
    private final Duration eventsRetention;
    private final Duration historyRetention;
    private final ConvertGroup converts;

    TopicSetup(AdminQueries adminQueries, Settings settings, ConvertGroup converts) {
        this.adminQueries = adminQueries;
        this.replication = settings.get(LullSettings.TOPICS_REPLICATION).shortValue();
        this.eventsRetention = settings.get(LullSettings.EVENTS_RETENTION);
        this.historyRetention = settings.get(LullSettings.HISTORY_RETENTION);
        this.converts = converts;
    }

    /** May run in several processes at the same time, and again at every start. */
    void run() {
        awaitLeaders(createMissing());
        CONVERTING.forEach(this::compare);
    }

    /** Asks for all topics in one request; those that exist are refused one by one, and stay as they are. */
    private List<NewTopic> createMissing() {
        List<NewTopic> wanted = Arrays.stream(Topic.values()).map(this::wanted).toList();
        List<NewTopic> created = new ArrayList<>(wanted);
        adminQueries.admin().createTopics(wanted).values().forEach((topic, answer) -> {
            try {
                adminQueries.await("create the topic " + topic, answer);
                log.info("topic created: {}", topic);
            } catch (QueueUnavailable e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                created.removeIf(each -> each.name().equals(topic));
            }
        });
        return created;
    }

    /** A topic exists a moment before its partitions take records; on a busy broker that may be a long one. */
    private void awaitLeaders(List<NewTopic> created) {
        List<TopicPartition> partitions = created.stream()
                .flatMap(topic -> IntStream.range(0, topic.numPartitions())
                        .mapToObj(number -> new TopicPartition(topic.name(), number)))
                .toList();
        long began = System.nanoTime();
        boolean logged = false;
        while (true) {
            try {
                adminQueries.ends(partitions);
                return;
            } catch (QueueUnavailable e) {
                if (System.nanoTime() - began > LEADERS_WITHIN.toNanos()) {
                    throw e;
                }
                if (!logged) {
                    log.info("new topics not ready, retrying: {}", e.getMessage());
                }
                logged = true;
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private NewTopic wanted(Topic topic) {
        return new NewTopic(adminQueries.names().topic(topic), Optional.of(partitions(topic)), Optional.of(replication))
                .configs(configOf(topic));
    }

    private int partitions(Topic topic) {
        return CONVERTING.contains(topic) ? converts.partitions(topic) : topic.partitions();
    }

    /** A topic that exists keeps its partitions, which may have been right for the other protocol. */
    private void compare(Topic topic) {
        int there = adminQueries.partitions(topic).size();
        if ((there == 1) != (partitions(topic) == 1)) {
            log.warn(
                    "wrong number of partitions, some workers get no work (see convert.protocol): {} has {}, needs {}",
                    adminQueries.names().topic(topic),
                    there,
                    partitions(topic));
        }
    }

    private Map<String, String> configOf(Topic topic) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                retention(topic),
                // events are many and alike; a queue is read once, soon
                TopicConfig.COMPRESSION_TYPE_CONFIG,
                topic == Topic.EVENTS || topic == Topic.HISTORY ? "zstd" : "producer",
                // brokers may have a limit by size as a default, which would drop queued work
                TopicConfig.RETENTION_BYTES_CONFIG,
                "-1",
                // with three replicas one broker may be away; with fewer there is none to wait for
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                replication >= 3 ? "2" : "1");
    }

    /**
     * Work waits as long as it must: a gate shut for months, or a worker that is never started, loses nothing. What is
     * done is deleted by {@link QueueTrimmer}. Events and dead letters are read by people, later.
     */
    private String retention(Topic topic) {
        return switch (topic) {
            case UPLOAD_IMAGES,
                    UPLOAD_VIDEOS,
                    UPLOAD_CONVERTED,
                    CONVERT_URGENT,
                    CONVERT_DEFERRED,
                    CONVERT_LOW,
                    CONVERT_SEGMENTS -> "-1";
            case EVENTS -> Long.toString(eventsRetention.toMillis());
            case HISTORY -> Long.toString(historyRetention.toMillis());
            case DEAD_LETTER -> Long.toString(Duration.ofDays(365).toMillis());
        };
    }
}
