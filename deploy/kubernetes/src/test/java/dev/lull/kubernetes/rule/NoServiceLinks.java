package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;

/**
 * No variables made of services. Of one whose name begins with {@code lull} they would look like settings of ours and
 * be refused; the image of Kafka takes {@code KAFKA_…} for settings of its own.
 */
public final class NoServiceLinks implements Rule {

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.workloads()) {
            if (!Boolean.FALSE.equals(workload.pod().getEnableServiceLinks())) {
                problems.add(workload.resource(), "enableServiceLinks is not false");
            }
        }
    }
}
