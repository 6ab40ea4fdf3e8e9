package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Selectors;
import dev.lull.kubernetes.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.util.List;

/** Whatever selects pods selects some: a deployment its own, everything else at least those of one workload. */
public final class MatchingSelectors implements Rule {

    @Override
    public void check(Manifests manifests, Problems problems) {
        List<Workload> workloads = manifests.workloads();
        for (Workload workload : workloads) {
            if (!Selectors.matches(workload.selector(), workload.labels())) {
                problems.add(workload.resource(), "its selector does not match its own pods");
            }
            workload.pod().getTopologySpreadConstraints().forEach(spread -> {
                if (!Selectors.matches(spread.getLabelSelector(), workload.labels())) {
                    problems.add(workload.resource(), "it spreads other pods than its own");
                }
            });
        }
        for (Service service : manifests.all(Service.class)) {
            LabelSelector selector = new LabelSelectorBuilder()
                    .withMatchLabels(service.getSpec().getSelector())
                    .build();
            some(service, selector, workloads, problems);
        }
        manifests
                .all(PodDisruptionBudget.class)
                .forEach(each -> some(each, each.getSpec().getSelector(), workloads, problems));
        manifests
                .all(NetworkPolicy.class)
                .forEach(each -> some(each, each.getSpec().getPodSelector(), workloads, problems));
        manifests
                .all(PodMonitor.class)
                .forEach(each -> some(each, each.getSpec().getSelector(), workloads, problems));
    }

    private static void some(HasMetadata owner, LabelSelector selector, List<Workload> pods, Problems problems) {
        if (pods.stream().noneMatch(each -> Selectors.matches(selector, each.labels()))) {
            problems.add(owner, "its selector matches no pod");
        }
    }
}
