package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Rule;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;

/** No two brokers are on one node, which would take two copies with it; and what they do is measured. */
public final class BrokersApart implements Rule {

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (KafkaNodePool pool : manifests.all(KafkaNodePool.class)) {
            var template = pool.getSpec().getTemplate();
            boolean apart = template != null
                    && template.getPod() != null
                    && template.getPod().getTopologySpreadConstraints().stream().anyMatch(BrokersApart::onePerNode);
            if (!apart) {
                problems.add(pool, "two of its brokers may be on one node");
            }
        }
        for (Kafka kafka : manifests.all(Kafka.class)) {
            if (kafka.getSpec().getKafka().getMetricsConfig() == null) {
                problems.add(kafka, "nothing of it is measured");
            }
        }
    }

    private static boolean onePerNode(TopologySpreadConstraint spread) {
        return "kubernetes.io/hostname".equals(spread.getTopologyKey())
                && spread.getMaxSkew() == 1
                && "DoNotSchedule".equals(spread.getWhenUnsatisfiable());
    }
}
