package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Selectors;
import dev.lull.kubernetes.Workload;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;

/** Nothing goes in or out of any pod unless a policy says so. */
public final class DefaultDeny implements Rule {

    @Override
    public void check(Manifests manifests, Problems problems) {
        List<NetworkPolicySpec> denying = manifests.all(NetworkPolicy.class).stream()
                .map(NetworkPolicy::getSpec)
                .filter(spec -> spec.getPolicyTypes().containsAll(List.of("Ingress", "Egress")))
                .filter(spec -> spec.getIngress().isEmpty() && spec.getEgress().isEmpty())
                .toList();
        for (Workload workload : manifests.workloads()) {
            if (denying.stream().noneMatch(spec -> Selectors.matches(spec.getPodSelector(), workload.labels()))) {
                problems.add(workload.resource(), "no policy denies by default what goes in and out of its pods");
            }
        }
    }
}
