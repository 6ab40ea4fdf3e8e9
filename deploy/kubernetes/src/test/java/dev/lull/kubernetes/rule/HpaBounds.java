package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Rule;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.Objects;

/** An autoscaler scales a deployment that is there, within sane bounds, and slowly where it takes pods away. */
public final class HpaBounds implements Rule {

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (HorizontalPodAutoscaler scaler : manifests.all(HorizontalPodAutoscaler.class)) {
            var spec = scaler.getSpec();
            String target = spec.getScaleTargetRef().getName();
            if (manifests.find(Deployment.class, target).isEmpty()) {
                problems.add(scaler, "there is no Deployment " + target);
            }
            int least = Objects.requireNonNullElse(spec.getMinReplicas(), 1);
            if (least < 1 || least > spec.getMaxReplicas()) {
                problems.add(scaler, "from " + least + " to " + spec.getMaxReplicas() + " is no range of at least one");
            }
            if (!ScaleIn.slow(spec.getBehavior())) {
                problems.add(scaler, "it takes pods away too fast: scaleDown.stabilizationWindowSeconds");
            }
        }
    }
}
