package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import dev.lull.kubernetes.keda.TriggerAuthentication;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is referred to is there, or is {@link Provided}. */
public final class KnownReferences implements Rule {

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Workload workload : manifests.workloads()) {
            String account = workload.pod().getServiceAccountName();
            if (account != null && manifests.find(ServiceAccount.class, account).isEmpty()) {
                problems.add(workload.resource(), "there is no ServiceAccount " + account);
            }
            environment(workload, manifests, problems);
            volumes(workload, manifests, problems);
        }
        for (TriggerAuthentication authentication : manifests.all(TriggerAuthentication.class)) {
            authentication.getSpec().secretTargetRef().forEach(key -> {
                secret(authentication, key.name(), manifests, problems);
                if (Provided.SECRETS.containsKey(key.name())
                        && !Provided.SECRETS.get(key.name()).contains(key.key())) {
                    problems.add(authentication, "the Secret " + key.name() + " has no key " + key.key());
                }
            });
        }
    }

    private static void environment(Workload workload, Manifests manifests, Problems problems) {
        workload.allContainers().forEach(container -> {
            container.getEnvFrom().forEach(from -> {
                if (from.getConfigMapRef() != null) {
                    configMap(workload.resource(), from.getConfigMapRef().getName(), manifests, problems);
                }
                if (from.getSecretRef() != null) {
                    secret(workload.resource(), from.getSecretRef().getName(), manifests, problems);
                }
            });
            container.getEnv().forEach(variable -> {
                var from = variable.getValueFrom();
                if (from != null && from.getConfigMapKeyRef() != null) {
                    configMap(workload.resource(), from.getConfigMapKeyRef().getName(), manifests, problems);
                }
                if (from != null && from.getSecretKeyRef() != null) {
                    secret(workload.resource(), from.getSecretKeyRef().getName(), manifests, problems);
                }
            });
        });
    }

    private static void volumes(Workload workload, Manifests manifests, Problems problems) {
        for (Volume volume : workload.pod().getVolumes()) {
            if (volume.getConfigMap() != null) {
                configMap(workload.resource(), volume.getConfigMap().getName(), manifests, problems);
            }
            if (volume.getSecret() != null) {
                secret(workload.resource(), volume.getSecret().getSecretName(), manifests, problems);
            }
            if (volume.getPersistentVolumeClaim() != null) {
                claim(workload.resource(), volume.getPersistentVolumeClaim().getClaimName(), manifests, problems);
            }
        }
        Set<String> names = Stream.concat(
                        workload.pod().getVolumes().stream().map(Volume::getName),
                        workload.claims().stream()
                                .map(each -> each.getMetadata().getName()))
                .collect(Collectors.toSet());
        workload.allContainers().stream()
                .flatMap(container -> container.getVolumeMounts().stream())
                .filter(mount -> !names.contains(mount.getName()))
                .forEach(mount -> problems.add(workload.resource(), "there is no volume " + mount.getName()));
    }

    private static void configMap(HasMetadata owner, String name, Manifests manifests, Problems problems) {
        if (manifests.find(ConfigMap.class, name).isEmpty()) {
            problems.add(owner, "there is no ConfigMap " + name);
        }
    }

    private static void secret(HasMetadata owner, String name, Manifests manifests, Problems problems) {
        if (manifests.find(Secret.class, name).isEmpty()
                && !Provided.SECRETS.containsKey(name)
                && !Provided.byOperators(manifests).contains(name)) {
            problems.add(owner, "there is no Secret " + name + ", and nobody is told to make it");
        }
    }

    private static void claim(HasMetadata owner, String name, Manifests manifests, Problems problems) {
        if (manifests.find(PersistentVolumeClaim.class, name).isEmpty() && !Provided.CLAIMS.contains(name)) {
            problems.add(owner, "there is no PersistentVolumeClaim " + name + ", and nobody is told to make it");
        }
    }
}
