package dev.lull.kubernetes;

import dev.lull.common.settings.Setting;
import dev.lull.common.settings.SettingsTable;
import dev.lull.kubernetes.keda.ScaledObject;
import io.strimzi.api.kafka.model.kafka.Kafka;
import java.util.Set;
import java.util.stream.Collectors;

/** What manifests set of the things that docs/scaling.md lists for large clusters. */
final class LargeCluster {

    private LargeCluster() {}

    /** @param what as the page names it: a setting, {@code `a.setting` (brokers)}, or a role in the plural */
    static String value(Manifests manifests, String what) {
        if (what.endsWith(" workers")) {
            String role = what.replace(" workers", "-worker");
            return Integer.toString(manifests
                    .find(ScaledObject.class, role)
                    .orElseThrow()
                    .getSpec()
                    .most());
        }
        String key = what.substring(1, what.lastIndexOf('`'));
        if (what.endsWith(" (brokers)")) {
            Kafka kafka = manifests.all(Kafka.class).get(0);
            return String.valueOf(kafka.getSpec().getKafka().getConfig().get(key));
        }
        Setting<?> setting = SettingsTable.all().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
        Set<String> values = manifests.roles().stream()
                .map(role -> new ContainerSettings(manifests, role.container()).known())
                .filter(known -> known.containsKey(setting.environmentName()))
                .map(known -> known.get(setting.environmentName()))
                .collect(Collectors.toSet());
        return String.join(" and ", values);
    }
}
