package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Selectors;
import dev.lull.kubernetes.Workload;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each role has a disruption budget, and it lets somebody go: one that does not keeps nodes from being drained. */
public final class Evictable implements Rule {

    private static final Set<String> NONE = Set.of("0", "0%");

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.roles()) {
            List<PodDisruptionBudget> budgets = manifests.all(PodDisruptionBudget.class).stream()
                    .filter(budget -> Selectors.matches(budget.getSpec().getSelector(), workload.labels()))
                    .toList();
            if (budgets.size() != 1) {
                problems.add(workload.resource(), "it has " + budgets.size() + " disruption budgets, not one");
            }
            for (PodDisruptionBudget budget : budgets) {
                if (!letsGo(budget, workload.replicas())) {
                    problems.add(budget, "it never lets a pod of " + workload.name() + " go");
                }
            }
        }
    }

    private static boolean letsGo(PodDisruptionBudget budget, @Nullable Integer replicas) {
        IntOrString most = budget.getSpec().getMaxUnavailable();
        IntOrString least = budget.getSpec().getMinAvailable();
        if (most != null) {
            return !NONE.contains(String.valueOf(most.getValue()));
        }
        return least == null
                || (least.getIntVal() != null
                        ? least.getIntVal() < (replicas == null ? 1 : replicas)
                        : !"100%".equals(least.getStrVal()));
    }
}
