package dev.lull.kafka;

import dev.lull.common.ops.Checkup;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.task.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/** What Lull needs of Kafka, looked at in the one of the settings. */
public final class KafkaCheckups {

    private static final String KAFKA = "Kafka";
    private static final String TOPICS = "topics";
    private static final String SHARE_GROUPS = "share groups";
    private static final String SHARE_FEATURE = "share.version";

    private KafkaCheckups() {}

    /** Looks; a Kafka that does not answer is one of the findings. */
    public static List<Checkup> of(Settings settings) {
        List<Checkup> checkups = new ArrayList<>();
        try (AdminQueries queries = new AdminQueries(new ClientSettings(settings, "doctor"))) {
            Collection<Node> brokers = queries.await(
                    "describe the cluster", queries.admin().describeCluster().nodes());
            checkups.add(Checkup.good(
                    KAFKA, "answers, " + (brokers.size() == 1 ? "1 broker" : brokers.size() + " brokers")));
            if (settings.get(ConvertSettings.PROTOCOL).equals("share")) {
                checkups.add(shareGroups(queries));
            }
            checkups.addAll(topics(queries, settings, brokers.size()));
        } catch (QueueUnavailable e) {
            checkups.add(Checkup.bad(
                    KAFKA,
                    String.valueOf(e.getMessage()),
                    "start it, or correct kafka.bootstrap.servers and the login"));
        }
        return checkups;
    }

    private static Checkup shareGroups(AdminQueries queries) {
        Map<String, FinalizedVersionRange> features = queries.await(
                        "tell its features", queries.admin().describeFeatures().featureMetadata())
                .finalizedFeatures();
        FinalizedVersionRange share = features.get(SHARE_FEATURE);
        return share != null && share.maxVersionLevel() > 0
                ? Checkup.good(SHARE_GROUPS, SHARE_FEATURE + "=" + share.maxVersionLevel())
                : Checkup.bad(
                        SHARE_GROUPS,
                        "the brokers have none",
                        "kafka-features.sh upgrade --feature " + SHARE_FEATURE
                                + "=1 (Kafka 4.2), or convert.protocol=consumer on all processes");
    }

    private static List<Checkup> topics(AdminQueries queries, Settings settings, int brokers) {
        Set<String> there = queries.await(
                "list its topics",
                queries.admin().listTopics(new ListTopicsOptions()).names());
        Set<String> wanted = new TreeSet<>();
        for (Topic topic : Topic.values()) {
            wanted.add(queries.names().topic(topic));
        }
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        wanted.retainAll(there);
        List<Checkup> checkups = new ArrayList<>();
        if (!missing.isEmpty()) {
            checkups.add(Checkup.warning(
                    TOPICS, "missing: " + String.join(", ", missing), "start a coordinator, which makes them"));
        }
        Map<String, TopicDescription> found = wanted.isEmpty()
                ? Map.of()
                : queries.await(
                        "describe its topics",
                        queries.admin().describeTopics(wanted).allTopicNames());
        checkups.addAll(replicas(found, settings.get(LullSettings.TOPICS_REPLICATION), brokers));
        if (checkups.isEmpty()) {
            checkups.add(Checkup.good(TOPICS, "all " + found.size() + ", every replica in step"));
        }
        return checkups;
    }

    private static List<Checkup> replicas(Map<String, TopicDescription> topics, int wanted, int brokers) {
        Set<String> behind = new TreeSet<>();
        Set<String> few = new TreeSet<>();
        topics.forEach((name, topic) -> {
            for (TopicPartitionInfo partition : topic.partitions()) {
                if (partition.isr().size() < partition.replicas().size()) {
                    behind.add(name);
                }
                if (partition.replicas().size() < wanted) {
                    few.add(name);
                }
            }
        });
        List<Checkup> checkups = new ArrayList<>();
        if (!behind.isEmpty()) {
            checkups.add(Checkup.warning(
                    TOPICS, "replicas out of step: " + String.join(", ", behind), "look at the brokers that lag"));
        }
        if (!few.isEmpty()) {
            checkups.add(Checkup.warning(
                    TOPICS,
                    "fewer replicas than topics.replication-factor: " + String.join(", ", few),
                    "add replicas with kafka-reassign-partitions.sh"));
        }
        if (brokers >= 3 && wanted < 3) {
            checkups.add(Checkup.warning(
                    TOPICS,
                    "one broker that is lost takes queued work with it: topics.replication-factor is " + wanted,
                    "set topics.replication-factor=3 before the topics are made"));
        }
        return checkups;
    }
}
