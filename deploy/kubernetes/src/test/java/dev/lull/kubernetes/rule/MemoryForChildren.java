package dev.lull.kubernetes.rule;

import dev.lull.common.process.ChildMemory;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.UnpackSettings;
import dev.lull.kubernetes.ContainerSettings;
import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Role;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import io.fabric8.kubernetes.api.model.Quantity;

/**
 * Every role has a limit of memory, which lets each ffmpeg and ffprobe that it runs at once reach its own bound: that
 * fails one file; the pod's bound would kill everything in it.
 */
public final class MemoryForChildren implements Rule {

    private static final long FOR_THE_JVM = 512L << 20;

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.roles()) {
            Quantity limit = workload.container().getResources().getLimits().get("memory");
            ContainerSettings settings = new ContainerSettings(manifests, workload.container());
            if (limit == null) {
                problems.add(workload.resource(), "it has no limit of memory");
            } else if (limit.getNumericalAmount().longValue()
                    < FOR_THE_JVM + ofChildren(workload.role().orElseThrow(), settings)) {
                problems.add(
                        workload.resource(),
                        "its limit of memory, " + limit + ", is less than what it runs at once may take");
            }
        }
    }

    private static long ofChildren(Role role, ContainerSettings settings) {
        return switch (role) {
            case COORDINATOR ->
                settings.get(LullSettings.INTAKE_PARALLEL) * ChildMemory.TO_DESCRIBE
                        + settings.get(UnpackSettings.PARALLEL) * ChildMemory.TO_UNPACK;
            case UPLOAD_WORKER ->
                settings.find(LullSettings.TARGET)
                                .filter(target -> target.startsWith("telegram:"))
                                .isPresent()
                        ? ChildMemory.TO_PREPARE
                        : 0;
            case CONVERT_WORKER ->
                settings.get(ConvertSettings.PARALLEL_UNITS)
                        * Math.max(settings.get(ConvertSettings.MEMORY), ChildMemory.TO_MEASURE);
        };
    }
}
