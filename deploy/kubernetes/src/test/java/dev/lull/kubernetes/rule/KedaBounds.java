package dev.lull.kubernetes.rule;

import dev.lull.common.task.Topic;
import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Role;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.keda.ScaledObject;
import dev.lull.kubernetes.keda.ScaledObjectSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Objects;

/**
 * KEDA scales a deployment that is there, within sane bounds, slowly where it takes pods away, and keeps what there is
 * when nobody answers it.
 */
public final class KedaBounds implements Rule {

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (ScaledObject object : manifests.all(ScaledObject.class)) {
            ScaledObjectSpec spec = object.getSpec();
            String target = spec.scaleTargetRef().name();
            if (manifests.find(Deployment.class, target).isEmpty()) {
                problems.add(object, "there is no Deployment " + target);
            }
            int least = Objects.requireNonNullElse(spec.minReplicaCount(), 0);
            int most = spec.most();
            if (least < 1 || least > most) {
                problems.add(object, "from " + least + " to " + most + " is no range of at least one");
            }
            if (target.equals(Role.UPLOAD_WORKER.label()) && most > Topic.UPLOAD_IMAGES.partitions()) {
                problems.add(object, most + " are more than the partitions that upload workers share out");
            }
            var advanced = spec.advanced();
            var config = advanced == null ? null : advanced.horizontalPodAutoscalerConfig();
            if (config == null || !ScaleIn.slow(config.behavior())) {
                problems.add(object, "it takes pods away too fast: scaleDown.stabilizationWindowSeconds");
            }
            if (spec.fallback() == null) {
                problems.add(object, "it has no fallback for when the coordinator does not answer");
            }
        }
    }
}
