package dev.lull.kubernetes;

import dev.lull.common.settings.Setting;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.settings.SettingsTable;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a container will find in its environment, as far as the manifests tell. Variables whose value comes from
 * elsewhere have none here.
 */
public final class ContainerSettings {

    private final Map<String, Optional<String>> variables = new LinkedHashMap<>();

    public ContainerSettings(Manifests manifests, Container container) {
        container.getEnvFrom().forEach(from -> {
            if (from.getConfigMapRef() != null) {
                manifests
                        .find(ConfigMap.class, from.getConfigMapRef().getName())
                        .ifPresent(map -> map.getData().forEach((name, text) -> put(name, Optional.of(text))));
            }
            if (from.getSecretRef() != null) {
                manifests.find(Secret.class, from.getSecretRef().getName()).ifPresent(this::putAll);
            }
        });
        for (EnvVar variable : container.getEnv()) {
            put(variable.getName(), Optional.ofNullable(variable.getValue()));
        }
    }

    /** All variables, those without a known value too. */
    public Map<String, Optional<String>> variables() {
        return Map.copyOf(variables);
    }

    /** The variables whose values are known. */
    public Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        variables.forEach((name, text) -> text.ifPresent(value -> known.put(name, value)));
        return known;
    }

    /**
     * As the process will read it; a value it would refuse is the matter of another rule, and the default stands in.
     */
    public <T> T get(Setting<T> setting) {
        return read(setting).get(setting);
    }

    /** The same for a setting that need not have a value. */
    public <T> Optional<T> find(Setting<T> setting) {
        return read(setting).find(setting);
    }

    private Settings read(Setting<?> setting) {
        String name = setting.environmentName();
        try {
            return new SettingsLoader()
                    .environment(Map.of(name, known().getOrDefault(name, "")))
                    .load();
        } catch (SettingsException refused) {
            return new SettingsLoader().load();
        }
    }

    /** The value of a setting that is a time. */
    public Duration duration(String key) {
        Setting<?> setting = SettingsTable.all().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
        return (Duration) get(setting);
    }

    private void putAll(Secret secret) {
        Objects.requireNonNullElse(secret.getData(), Map.<String, String>of())
                .forEach((name, text) ->
                        put(name, Optional.of(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))));
    }

    private void put(String name, Optional<String> text) {
        variables.put(name, text);
    }
}
