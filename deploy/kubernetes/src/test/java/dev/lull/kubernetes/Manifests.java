package dev.lull.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All resources that one {@code kubectl apply} brings. */
public record Manifests(List<HasMetadata> resources) {

    public <T> List<T> all(Class<T> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public <T extends HasMetadata> Optional<T> find(Class<T> kind, String name) {
        return all(kind).stream()
                .filter(each -> each.getMetadata().getName().equals(name))
                .findFirst();
    }

    public List<Workload> workloads() {
        return Stream.concat(
                        all(Deployment.class).stream().map(Workload::of),
                        all(StatefulSet.class).stream().map(Workload::of))
                .toList();
    }

    /** Those that run a role of ours. */
    public List<Workload> roles() {
        return workloads().stream().filter(each -> each.role().isPresent()).toList();
    }

    public Optional<Workload> role(Role role) {
        return roles().stream()
                .filter(each -> each.role().equals(Optional.of(role)))
                .findFirst();
    }
}
