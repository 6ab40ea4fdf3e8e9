package dev.lull.kubernetes;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;
import java.util.Objects;

/** Whether a selector takes a pod, as the API server would see it. */
public final class Selectors {

    private Selectors() {}

    /** An empty selector takes every pod. */
    public static boolean matches(LabelSelector selector, Map<String, String> labels) {
        return matches(Objects.requireNonNullElse(selector.getMatchLabels(), Map.of()), labels)
                && selector.getMatchExpressions().stream().allMatch(each -> matches(each, labels));
    }

    public static boolean matches(Map<String, String> wanted, Map<String, String> labels) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }

    private static boolean matches(LabelSelectorRequirement requirement, Map<String, String> labels) {
        String value = labels.get(requirement.getKey());
        return switch (requirement.getOperator()) {
            case "In" -> value != null && requirement.getValues().contains(value);
            case "NotIn" -> value == null || !requirement.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
