package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import dev.lull.kubernetes.keda.ScaledObject;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.stream.Stream;

/** How many pods a deployment has is said by one only: by a single autoscaler, or by itself. */
public final class OneScaler implements Rule {

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.workloads()) {
            long scalers = Stream.concat(
                            manifests.all(ScaledObject.class).stream()
                                    .map(each -> each.getSpec().scaleTargetRef().name()),
                            manifests.all(HorizontalPodAutoscaler.class).stream()
                                    .map(each ->
                                            each.getSpec().getScaleTargetRef().getName()))
                    .filter(workload.name()::equals)
                    .count();
            if (scalers > 1) {
                problems.add(workload.resource(), scalers + " autoscalers undo what each other does");
            }
            if (scalers > 0 && workload.replicas() != null) {
                problems.add(
                        workload.resource(), "its replicas undo what its autoscaler does, each time it is applied");
            }
        }
    }
}
