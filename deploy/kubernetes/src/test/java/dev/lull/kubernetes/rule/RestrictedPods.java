package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The Pod Security Standard "restricted" for all pods; for the roles also a root file system nobody writes to. */
public final class RestrictedPods implements Rule {

    private static final long OUR_USER = 10001;

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.workloads()) {
            pod(workload, problems);
            workload.allContainers().forEach(container -> container(workload, container, problems));
            if (!Boolean.FALSE.equals(workload.pod().getAutomountServiceAccountToken())) {
                problems.add(workload.resource(), "its pods get a token of the API server");
            }
        }
        for (ServiceAccount account : manifests.all(ServiceAccount.class)) {
            if (!Boolean.FALSE.equals(account.getAutomountServiceAccountToken())) {
                problems.add(account, "it gives its token to pods");
            }
        }
    }

    private static void pod(Workload workload, Problems problems) {
        var security = workload.pod().getSecurityContext();
        if (security == null || !Boolean.TRUE.equals(security.getRunAsNonRoot())) {
            problems.add(workload.resource(), "its pods may run as root: runAsNonRoot is not true");
            return;
        }
        if (security.getSeccompProfile() == null
                || !"RuntimeDefault".equals(security.getSeccompProfile().getType())) {
            problems.add(workload.resource(), "its pods have no seccomp profile RuntimeDefault");
        }
        List<Long> ids = Arrays.asList(security.getRunAsUser(), security.getRunAsGroup(), security.getFsGroup());
        if (workload.role().isPresent() && !ids.stream().allMatch(id -> Objects.equals(id, OUR_USER))) {
            problems.add(
                    workload.resource(), "user, group and fsGroup are " + ids + ", and its image is made for 10001");
        }
    }

    private static void container(Workload workload, Container container, Problems problems) {
        var security = container.getSecurityContext();
        if (security == null || !Boolean.FALSE.equals(security.getAllowPrivilegeEscalation())) {
            problems.add(workload.resource(), container.getName() + " may get more rights: allowPrivilegeEscalation");
            return;
        }
        if (security.getCapabilities() == null
                || !security.getCapabilities().getDrop().equals(List.of("ALL"))
                || !security.getCapabilities().getAdd().isEmpty()) {
            problems.add(workload.resource(), container.getName() + " keeps capabilities");
        }
        if (Boolean.TRUE.equals(security.getPrivileged())) {
            problems.add(workload.resource(), container.getName() + " is privileged");
        }
        if (workload.role().isPresent() && !Boolean.TRUE.equals(security.getReadOnlyRootFilesystem())) {
            problems.add(workload.resource(), container.getName() + " can write to its root file system");
        }
    }
}
