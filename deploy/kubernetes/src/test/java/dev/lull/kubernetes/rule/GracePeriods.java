package dev.lull.kubernetes.rule;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.kubernetes.ContainerSettings;
import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Role;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import io.fabric8.kubernetes.api.model.Container;
import java.time.Duration;
import java.util.Objects;

/**
 * A worker that is told to stop may finish what it has begun: one unit's worst case for conversions. The pod is not
 * killed before that.
 */
public final class GracePeriods implements Rule {

    /** For giving back what is not finished, and closing connections. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final long KUBERNETES_DEFAULT = 30;

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.roles()) {
            ContainerSettings settings = new ContainerSettings(manifests, workload.container());
            Duration finishing = switch (workload.role().orElseThrow()) {
                case COORDINATOR -> Duration.ZERO;
                case UPLOAD_WORKER -> settings.duration("upload.finishing-time");
                case CONVERT_WORKER -> settings.get(ConvertSettings.FINISHING);
            };
            Duration grace = Duration.ofSeconds(
                    Objects.requireNonNullElse(workload.pod().getTerminationGracePeriodSeconds(), KUBERNETES_DEFAULT));
            Duration needed = finishing.plus(preStop(workload.container())).plus(MARGIN);
            if (grace.compareTo(needed) < 0) {
                problems.add(
                        workload.resource(),
                        "its grace period is " + grace.toSeconds() + " s, and it may need " + needed.toSeconds()
                                + " s");
            }
            Duration unit = settings.get(ConvertSettings.TIMEOUT);
            if (workload.role().orElseThrow() == Role.CONVERT_WORKER && finishing.compareTo(unit) < 0) {
                problems.add(
                        workload.resource(),
                        "it may finish for " + finishing.toSeconds() + " s, and a unit may take " + unit.toSeconds()
                                + " s");
            }
        }
    }

    private static Duration preStop(Container container) {
        var lifecycle = container.getLifecycle();
        return lifecycle == null
                        || lifecycle.getPreStop() == null
                        || lifecycle.getPreStop().getSleep() == null
                ? Duration.ZERO
                : Duration.ofSeconds(lifecycle.getPreStop().getSleep().getSeconds());
    }
}
