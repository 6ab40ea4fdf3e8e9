package dev.lull.kubernetes.rule;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.kubernetes.ContainerSettings;
import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Role;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import dev.lull.kubernetes.keda.ScaledObject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.strimzi.api.kafka.model.kafka.Kafka;

/**
 * The largest fleet of convert workers fits into their share group while it is being updated: a worker is one member
 * for the films to plan and one for each unit it takes at a time, new pods come before old ones go, old ones are
 * members until they have finished their units, and brokers refuse a member too many.
 */
public final class ShareGroupSize implements Rule {

    private static final String LIMIT = "group.share.max.size";
    private static final int DEFAULT_LIMIT = 200;
    private static final double PERCENT = 100;

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (ScaledObject object : manifests.all(ScaledObject.class)) {
            if (object.getSpec().scaleTargetRef().name().equals(Role.CONVERT_WORKER.label())) {
                check(object, object.getSpec().most(), manifests, problems);
            }
        }
        for (HorizontalPodAutoscaler scaler : manifests.all(HorizontalPodAutoscaler.class)) {
            if (scaler.getSpec().getScaleTargetRef().getName().equals(Role.CONVERT_WORKER.label())) {
                check(scaler, scaler.getSpec().getMaxReplicas(), manifests, problems);
            }
        }
    }

    private static void check(HasMetadata scaler, int workers, Manifests manifests, Problems problems) {
        int units = manifests
                .role(Role.CONVERT_WORKER)
                .map(worker -> units(manifests, worker))
                .orElse(0);
        int updated = workers + surge(workers, manifests);
        int members = updated * (1 + units) + workers * units;
        int limit = limit(manifests);
        if (members > limit) {
            problems.add(
                    scaler,
                    "%d workers of %d units are %d members during an update, more than %s, %d"
                            .formatted(workers, units, members, LIMIT, limit));
        }
    }

    /** Pods that come before old ones go. */
    private static int surge(int workers, Manifests manifests) {
        return manifests.all(Deployment.class).stream()
                .filter(each -> each.getMetadata().getName().equals(Role.CONVERT_WORKER.label()))
                .map(each -> each.getSpec().getStrategy().getRollingUpdate().getMaxSurge())
                .mapToInt(most -> most.getIntVal() != null
                        ? most.getIntVal()
                        : (int) Math.ceil(
                                workers * Double.parseDouble(most.getStrVal().replace("%", "")) / PERCENT))
                .sum();
    }

    private static int units(Manifests manifests, Workload worker) {
        return new ContainerSettings(manifests, worker.container()).get(ConvertSettings.PARALLEL_UNITS);
    }

    /** Of the brokers among the manifests; others are taken to have the default. */
    private static int limit(Manifests manifests) {
        return manifests.all(Kafka.class).stream()
                .map(kafka -> kafka.getSpec().getKafka().getConfig().get(LIMIT))
                .mapToInt(limit -> limit == null ? DEFAULT_LIMIT : Integer.parseInt(limit.toString()))
                .min()
                .orElse(DEFAULT_LIMIT);
    }
}
