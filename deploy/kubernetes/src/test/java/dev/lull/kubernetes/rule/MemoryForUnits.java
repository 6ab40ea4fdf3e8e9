package dev.lull.kubernetes.rule;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.kubernetes.ContainerSettings;
import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Role;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import io.fabric8.kubernetes.api.model.Quantity;

/**
 * Every role has a limit of memory. That of a convert worker lets each ffmpeg reach its own bound, which fails one
 * file; the pod's bound would kill everything in it.
 */
public final class MemoryForUnits implements Rule {

    private static final long FOR_THE_JVM = 512L << 20;

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.roles()) {
            Quantity limit = workload.container().getResources().getLimits().get("memory");
            if (limit == null) {
                problems.add(workload.resource(), "it has no limit of memory");
            } else if (workload.role().orElseThrow() == Role.CONVERT_WORKER) {
                ContainerSettings settings = new ContainerSettings(manifests, workload.container());
                int units = settings.get(ConvertSettings.PARALLEL_UNITS);
                long needed = units * settings.get(ConvertSettings.MEMORY) + FOR_THE_JVM;
                if (limit.getNumericalAmount().longValue() < needed) {
                    problems.add(
                            workload.resource(), "its limit of memory, " + limit + ", is less than its units may take");
                }
            }
        }
    }
}
