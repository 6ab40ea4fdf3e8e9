package dev.lull.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whatever makes pods, seen alike.
 *
 * @param replicas null where none are given, which means one, or as many as an autoscaler says
 * @param claims templates of volumes that each pod gets one of
 */
public record Workload(
        HasMetadata resource,
        LabelSelector selector,
        PodTemplateSpec template,
        @Nullable Integer replicas,
        List<PersistentVolumeClaim> claims) {

    static Workload of(Deployment deployment) {
        var spec = deployment.getSpec();
        return new Workload(deployment, spec.getSelector(), spec.getTemplate(), spec.getReplicas(), List.of());
    }

    static Workload of(StatefulSet set) {
        var spec = set.getSpec();
        return new Workload(
                set, spec.getSelector(), spec.getTemplate(), spec.getReplicas(), spec.getVolumeClaimTemplates());
    }

    public String name() {
        return resource.getMetadata().getName();
    }

    public PodSpec pod() {
        return template.getSpec();
    }

    public Map<String, String> labels() {
        return Objects.requireNonNullElse(template.getMetadata().getLabels(), Map.of());
    }

    /** Which role of ours it runs; empty for the servers of others. */
    public Optional<Role> role() {
        return Role.named(labels().getOrDefault("app.kubernetes.io/name", ""));
    }

    /** The one container of a role. */
    public Container container() {
        return pod().getContainers().get(0);
    }

    public List<Container> allContainers() {
        List<Container> all = new ArrayList<>(pod().getInitContainers());
        all.addAll(pod().getContainers());
        return all;
    }
}
