package dev.lull.kubernetes.keda;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a figure comes from.
 *
 * @param metadata what the type of trigger wants to know, always as texts
 */
public record ScaleTrigger(
        @JsonProperty(required = true) String type,
        @JsonProperty(required = true) Map<String, String> metadata,
        @Nullable String name,
        @Nullable String metricType,
        @Nullable Boolean useCachedMetrics,
        @Nullable AuthenticationRef authenticationRef) {

    /** By default a TriggerAuthentication of the same namespace. */
    public record AuthenticationRef(
            @JsonProperty(required = true) String name,
            @Nullable String kind) {}
}
