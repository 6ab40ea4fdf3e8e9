package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Role;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The local folders of a convert worker hold copies, and a cluster autoscaler is told so: it never empties a node with
 * a pod whose local volumes it takes for precious, and the workers are what it is there for.
 */
public final class LocalVolumes implements Rule {

    private static final String SAFE = "cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes";

    @Override
    public void check(Manifests manifests, Problems problems) {
        manifests.role(Role.CONVERT_WORKER).ifPresent(worker -> {
            Set<String> local = worker.pod().getVolumes().stream()
                    .filter(volume -> volume.getEmptyDir() != null)
                    .map(Volume::getName)
                    .collect(Collectors.toSet());
            Set<String> told = told(worker);
            if (!told.equals(local)) {
                problems.add(worker.resource(), SAFE + " names " + told + ", and its local volumes are " + local);
            }
        });
    }

    private static Set<String> told(Workload worker) {
        Map<String, String> annotations =
                Objects.requireNonNullElse(worker.template().getMetadata().getAnnotations(), Map.of());
        return Arrays.stream(annotations.getOrDefault(SAFE, "").split(","))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
