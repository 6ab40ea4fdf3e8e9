package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import org.jspecify.annotations.Nullable;

/** Each role has its three probes, and they and the scrape ask for what the roles serve. */
public final class ServedProbes implements Rule {

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.roles()) {
            Container container = workload.container();
            asks(workload, "startup", container.getStartupProbe(), "/livez", problems);
            asks(workload, "liveness", container.getLivenessProbe(), "/livez", problems);
            asks(workload, "readiness", container.getReadinessProbe(), "/readyz", problems);
        }
        for (PodMonitor monitor : manifests.all(PodMonitor.class)) {
            monitor.getSpec().getPodMetricsEndpoints().stream()
                    .filter(each -> !"/metrics".equals(each.getPath()))
                    .forEach(each ->
                            problems.add(monitor, "it scrapes " + each.getPath() + ", and metrics are at /metrics"));
        }
    }

    private static void asks(Workload workload, String name, @Nullable Probe probe, String path, Problems problems) {
        String asked = probe == null || probe.getHttpGet() == null
                ? "nothing"
                : probe.getHttpGet().getPath();
        if (!path.equals(asked)) {
            problems.add(workload.resource(), "its " + name + " probe asks " + asked + ", not " + path);
        }
    }
}
