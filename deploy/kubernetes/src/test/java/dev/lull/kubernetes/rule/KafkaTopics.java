package dev.lull.kubernetes.rule;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.task.Topic;
import dev.lull.kubernetes.ContainerSettings;
import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Role;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.Optional;

/**
 * Where Kafka is among the manifests, so are all topics, as the coordinator would make them, in a Kafka that has share
 * groups.
 */
public final class KafkaTopics implements Rule {

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Kafka kafka : manifests.all(Kafka.class)) {
            String version = kafka.getSpec().getKafka().getVersion();
            if (version == null || !version.matches("4\\.([2-9]|\\d\\d)\\..*")) {
                problems.add(kafka, "Kafka " + version + " has no share groups for production; 4.2 has");
            }
            for (Topic topic : Topic.values()) {
                manifests
                        .find(KafkaTopic.class, topic.topicName())
                        .ifPresentOrElse(
                                made -> compare(topic, made, replicas(manifests), problems),
                                () -> problems.add(kafka, "there is no KafkaTopic " + topic.topicName()));
            }
        }
    }

    private static void compare(Topic topic, KafkaTopic made, int replicas, Problems problems) {
        if (made.getSpec().getPartitions() != topic.partitions()) {
            problems.add(made, "it has " + made.getSpec().getPartitions() + " partitions, not " + topic.partitions());
        }
        if (made.getSpec().getReplicas() != replicas) {
            problems.add(made, "it has other replicas than topics.replication-factor, " + replicas);
        }
    }

    private static int replicas(Manifests manifests) {
        Optional<Workload> coordinator = manifests.role(Role.COORDINATOR);
        return coordinator
                .map(each -> new ContainerSettings(manifests, each.container()).get(LullSettings.TOPICS_REPLICATION))
                .orElse(1);
    }
}
