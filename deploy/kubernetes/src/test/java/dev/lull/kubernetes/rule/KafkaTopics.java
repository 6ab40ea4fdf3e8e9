package dev.lull.kubernetes.rule;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.task.Topic;
import dev.lull.kubernetes.ContainerSettings;
import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Role;
import dev.lull.kubernetes.Rule;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.time.Duration;

/**
 * Where Kafka is among the manifests, so are all topics, as the coordinator would make them, in a Kafka that has share
 * groups.
 */
public final class KafkaTopics implements Rule {

    /** As in the embedded broker; by default a group without members is forgotten after a week. */
    private static final String TEN_YEARS = Integer.toString(10 * 365 * 24 * 60);

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Kafka kafka : manifests.all(Kafka.class)) {
            String version = kafka.getSpec().getKafka().getVersion();
            if (version == null || !version.matches("4\\.([2-9]|\\d\\d)\\..*")) {
                problems.add(kafka, "Kafka " + version + " has no share groups for production; 4.2 has");
            }
            Object kept = kafka.getSpec().getKafka().getConfig().get("offsets.retention.minutes");
            if (!TEN_YEARS.equals(String.valueOf(kept))) {
                problems.add(kafka, "it keeps offsets for " + kept + " minutes, not " + TEN_YEARS);
            }
            for (Topic topic : Topic.values()) {
                manifests
                        .find(KafkaTopic.class, topic.topicName())
                        .ifPresentOrElse(
                                made -> compare(topic, made, manifests, problems),
                                () -> problems.add(kafka, "there is no KafkaTopic " + topic.topicName()));
            }
        }
    }

    private static void compare(Topic topic, KafkaTopic made, Manifests manifests, Problems problems) {
        if (made.getSpec().getPartitions() != topic.partitions()) {
            problems.add(made, "it has " + made.getSpec().getPartitions() + " partitions, not " + topic.partitions());
        }
        ContainerSettings settings = new ContainerSettings(
                manifests, manifests.role(Role.COORDINATOR).orElseThrow().container());
        int replicas = settings.get(LullSettings.TOPICS_REPLICATION);
        if (made.getSpec().getReplicas() != replicas) {
            problems.add(made, "it has other replicas than topics.replication-factor, " + replicas);
        }
        String kept = String.valueOf(made.getSpec().getConfig().get("retention.ms"));
        String wanted = retention(topic, settings);
        if (!kept.equals(wanted)) {
            problems.add(made, "it keeps records for " + kept + " ms, not " + wanted);
        }
        if ((topic == Topic.EVENTS || topic == Topic.HISTORY)
                && !"zstd".equals(made.getSpec().getConfig().get("compression.type"))) {
            problems.add(made, "it is not compressed");
        }
    }

    private static String retention(Topic topic, ContainerSettings settings) {
        return switch (topic) {
            case EVENTS ->
                Long.toString(settings.get(LullSettings.EVENTS_RETENTION).toMillis());
            case HISTORY ->
                Long.toString(settings.get(LullSettings.HISTORY_RETENTION).toMillis());
            case DEAD_LETTER -> Long.toString(Duration.ofDays(365).toMillis());
            default -> "-1";
        };
    }
}
