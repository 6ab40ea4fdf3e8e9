package dev.lull.kubernetes.rule;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.kubernetes.ContainerSettings;
import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Role;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import dev.lull.kubernetes.keda.ScaleTrigger;
import dev.lull.kubernetes.keda.ScaledObject;
import dev.lull.kubernetes.keda.TriggerAuthentication;
import io.fabric8.kubernetes.api.model.Service;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * KEDA's triggers ask the coordinator's backlog, at an address that is there, for a figure it tells, with its token.
 */
public final class KedaTriggers implements Rule {

    private static final Set<String> METADATA =
            Set.of("url", "valueLocation", "targetValue", "activationTargetValue", "authMode", "format", "unsafeSsl");

    /** Which figure of the backlog tells how many there should be of a role. */
    private static final Map<String, String> FIGURES =
            Map.of(Role.CONVERT_WORKER.label(), "runnable", Role.UPLOAD_WORKER.label(), "uploads");

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (ScaledObject object : manifests.all(ScaledObject.class)) {
            for (ScaleTrigger trigger : object.getSpec().triggers()) {
                if (!trigger.type().equals("metrics-api")) {
                    problems.add(object, "a trigger is of type " + trigger.type() + ", not metrics-api");
                    continue;
                }
                trigger.metadata().keySet().stream()
                        .filter(key -> !METADATA.contains(key))
                        .forEach(key -> problems.add(object, "metrics-api knows no " + key));
                address(object, trigger, manifests, problems);
                figure(object, trigger, manifests, problems);
                token(object, trigger, manifests, problems);
            }
        }
    }

    private static void address(ScaledObject object, ScaleTrigger trigger, Manifests manifests, Problems problems) {
        URI url = URI.create(trigger.metadata().getOrDefault("url", ""));
        boolean there = manifests.all(Service.class).stream()
                .filter(service -> hostOf(service).equals(url.getHost()))
                .flatMap(service -> service.getSpec().getPorts().stream())
                .anyMatch(port -> port.getPort() == url.getPort());
        if (!there) {
            problems.add(object, url + " is the address of no Service");
        }
        if (!"/api/v1/backlog".equals(url.getPath())) {
            problems.add(object, url + " is not where the backlog is");
        }
    }

    /** As KEDA sees it, which is in another namespace. */
    private static String hostOf(Service service) {
        return service.getMetadata().getName() + "."
                + Optional.ofNullable(service.getMetadata().getNamespace()).orElse("lull") + ".svc";
    }

    private static void figure(ScaledObject object, ScaleTrigger trigger, Manifests manifests, Problems problems) {
        String role = object.getSpec().scaleTargetRef().name();
        String figure = trigger.metadata().getOrDefault("valueLocation", "");
        if (FIGURES.containsKey(role) && !figure.equals(FIGURES.get(role))) {
            problems.add(object, "it scales " + role + " by " + figure);
        }
        String target = trigger.metadata().getOrDefault("targetValue", "");
        if (!target.matches("[1-9]\\d*")) {
            problems.add(object, "its targetValue '" + target + "' is no whole number of at least one");
            return;
        }
        Optional<Workload> workers = manifests.role(Role.CONVERT_WORKER);
        if (role.equals(Role.CONVERT_WORKER.label()) && workers.isPresent()) {
            int units = new ContainerSettings(manifests, workers.get().container()).get(ConvertSettings.PARALLEL_UNITS);
            if (Integer.parseInt(target) != units) {
                problems.add(
                        object, "its targetValue is " + target + ", and a worker takes " + units + " units at a time");
            }
        }
    }

    private static void token(ScaledObject object, ScaleTrigger trigger, Manifests manifests, Problems problems) {
        boolean given = Optional.ofNullable(trigger.authenticationRef())
                .flatMap(ref -> manifests.find(TriggerAuthentication.class, ref.name()))
                .stream()
                .flatMap(each -> each.getSpec().secretTargetRef().stream())
                .anyMatch(key -> key.parameter().equals("token"));
        if (!"bearer".equals(trigger.metadata().get("authMode")) || !given) {
            problems.add(object, "it asks without the bearer token of a TriggerAuthentication that is there");
        }
    }
}
