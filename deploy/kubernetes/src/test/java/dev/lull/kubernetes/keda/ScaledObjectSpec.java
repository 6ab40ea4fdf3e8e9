package dev.lull.kubernetes.keda;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is scaled, within which bounds, and by what. */
public record ScaledObjectSpec(
        @JsonProperty(required = true) ScaleTarget scaleTargetRef,
        @JsonProperty(required = true) List<ScaleTrigger> triggers,
        @Nullable Integer pollingInterval,
        @Nullable Integer cooldownPeriod,
        @Nullable Integer initialCooldownPeriod,
        @Nullable Integer idleReplicaCount,
        @Nullable Integer minReplicaCount,
        @Nullable Integer maxReplicaCount,
        @Nullable Fallback fallback,
        @Nullable Advanced advanced) {

    private static final int DEFAULT_MOST = 100;

    /** How many pods there may be. */
    public int most() {
        return Objects.requireNonNullElse(maxReplicaCount, DEFAULT_MOST);
    }

    /** By default a Deployment of {@code apps/v1}. */
    public record ScaleTarget(
            @JsonProperty(required = true) String name,
            @Nullable String apiVersion,
            @Nullable String kind,
            @Nullable String envSourceContainerName) {}

    /** How many there are when a trigger has not answered so many times in a row. */
    public record Fallback(
            @JsonProperty(required = true) int failureThreshold,
            @JsonProperty(required = true) int replicas,
            @Nullable Behavior behavior) {

        /** What {@code replicas} means. */
        public enum Behavior {
            @JsonProperty("static")
            STATIC,
            @JsonProperty("currentReplicas")
            CURRENT_REPLICAS,
            @JsonProperty("currentReplicasIfHigher")
            CURRENT_REPLICAS_IF_HIGHER,
            @JsonProperty("currentReplicasIfLower")
            CURRENT_REPLICAS_IF_LOWER
        }
    }

    /** What is passed to the autoscaler that KEDA makes. */
    public record Advanced(
            @Nullable Boolean restoreToOriginalReplicaCount,
            @Nullable AutoscalerConfig horizontalPodAutoscalerConfig,
            @Nullable Modifiers scalingModifiers) {}

    /** Name and behaviour of that autoscaler. */
    public record AutoscalerConfig(
            @Nullable String name, @Nullable HorizontalPodAutoscalerBehavior behavior) {}

    /** One figure made of those of several triggers. */
    public record Modifiers(
            @Nullable String formula,
            @Nullable String target,
            @Nullable String activationTarget,
            @Nullable String metricType) {}
}
