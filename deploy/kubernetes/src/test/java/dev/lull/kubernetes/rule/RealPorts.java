package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Selectors;
import dev.lull.kubernetes.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Services, probes, policies and scrapes point at ports that the containers have. */
public final class RealPorts implements Rule {

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.workloads()) {
            workload.pod().getContainers().forEach(container -> probes(workload, container, problems));
            for (Service service : manifests.all(Service.class)) {
                if (Selectors.matches(service.getSpec().getSelector(), workload.labels())) {
                    service.getSpec().getPorts().stream()
                            .filter(port -> !has(workload.pod().getContainers(), port.getTargetPort()))
                            .forEach(port -> problems.add(
                                    service,
                                    "target port " + text(port.getTargetPort()) + " is no port of " + workload.name()));
                }
            }
            for (NetworkPolicy policy : manifests.all(NetworkPolicy.class)) {
                if (Selectors.matches(policy.getSpec().getPodSelector(), workload.labels())) {
                    policy.getSpec().getIngress().stream()
                            .flatMap(ingress -> ingress.getPorts().stream())
                            .filter(port -> !has(workload.pod().getContainers(), port.getPort()))
                            .forEach(port -> problems.add(
                                    policy,
                                    "it lets in to " + text(port.getPort()) + ", no port of " + workload.name()));
                }
            }
            for (PodMonitor monitor : manifests.all(PodMonitor.class)) {
                if (Selectors.matches(monitor.getSpec().getSelector(), workload.labels())) {
                    monitor.getSpec().getPodMetricsEndpoints().stream()
                            .filter(each -> !has(workload.pod().getContainers(), new IntOrString(each.getPort())))
                            .forEach(each -> problems.add(
                                    monitor, "it scrapes " + each.getPort() + ", no port of " + workload.name()));
                }
            }
        }
    }

    private static void probes(Workload workload, Container container, Problems problems) {
        Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                .filter(Objects::nonNull)
                .map(RealPorts::port)
                .filter(port -> !has(List.of(container), port))
                .forEach(port ->
                        problems.add(workload.resource(), "a probe asks " + text(port) + ", no port of its container"));
    }

    private static IntOrString port(Probe probe) {
        return probe.getHttpGet() != null
                ? probe.getHttpGet().getPort()
                : probe.getTcpSocket().getPort();
    }

    private static boolean has(List<Container> containers, IntOrString wanted) {
        return containers.stream()
                .flatMap(container -> container.getPorts().stream())
                .anyMatch(port -> text(wanted).equals(port.getName())
                        || text(wanted).equals(port.getContainerPort().toString()));
    }

    private static String text(IntOrString port) {
        return String.valueOf(port.getValue());
    }
}
