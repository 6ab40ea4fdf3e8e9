package dev.lull.kubernetes.rule;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.kubernetes.ContainerSettings;
import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Role;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;

/** A convert worker asks for as many processors as its ffmpegs have threads, and no role has a limit of them. */
public final class CpuForUnits implements Rule {

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.roles()) {
            ResourceRequirements resources = workload.container().getResources();
            if (resources.getLimits().containsKey("cpu")) {
                problems.add(workload.resource(), "it has a limit of CPU, so claims may stall while it is throttled");
            }
            Quantity cpu = resources.getRequests().get("cpu");
            if (cpu == null) {
                problems.add(workload.resource(), "it asks for no CPU");
            } else if (workload.role().orElseThrow() == Role.CONVERT_WORKER) {
                ContainerSettings settings = new ContainerSettings(manifests, workload.container());
                int units = settings.get(ConvertSettings.PARALLEL_UNITS);
                int threads = settings.get(ConvertSettings.THREADS);
                if (cpu.getNumericalAmount().compareTo(BigDecimal.valueOf((long) units * threads)) != 0) {
                    problems.add(
                            workload.resource(),
                            "it asks for " + cpu + " CPU, and its units have " + units + " × " + threads + " threads");
                }
            }
        }
    }
}
