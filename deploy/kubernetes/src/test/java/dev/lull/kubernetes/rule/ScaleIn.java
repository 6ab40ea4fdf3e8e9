package dev.lull.kubernetes.rule;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a fleet gets smaller slowly enough not to lose pods to every lull in the lull. */
final class ScaleIn {

    private static final int SHORTEST_WINDOW = 600;

    private ScaleIn() {}

    static boolean slow(@Nullable HorizontalPodAutoscalerBehavior behavior) {
        return behavior != null
                && behavior.getScaleDown() != null
                && Objects.requireNonNullElse(behavior.getScaleDown().getStabilizationWindowSeconds(), 0)
                        >= SHORTEST_WINDOW
                && !behavior.getScaleDown().getPolicies().isEmpty();
    }
}
