package dev.lull.common.settings;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The effective, checked values. Made by a {@link SettingsLoader}. */
public final class Settings {

    private static final String MASK = "********";
    /** Names of Kafka client properties whose values are not shown. */
    private static final Pattern KAFKA_SECRET =
            Pattern.compile("password|passphrase|jaas|secret|credential|token|\\.key$");

    private final Map<String, String> texts;

    Settings(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /**
     * The value of a setting that is set or has a default.
     *
     * @throws SettingsException when it has neither
     */
    public <T> T get(Setting<T> setting) {
        return find(setting)
                .orElseThrow(() -> new SettingsException(List.of(setting.key() + " is not set: give it with --set "
                        + setting.key() + "=…, in the --config file, or as " + setting.environmentName() + " ("
                        + setting.type().expected() + ")")));
    }

    /** The value of a setting, its default, or empty when it has neither. */
    public <T> Optional<T> find(Setting<T> setting) {
        String text = texts.getOrDefault(setting.key(), setting.defaultValue());
        return Optional.ofNullable(text).map(setting.type().reader());
    }

    /** The properties for Kafka clients: everything below {@link LullSettings#KAFKA_PREFIX}, without it. */
    public Map<String, String> kafka() {
        Map<String, String> kafka = new LinkedHashMap<>();
        texts.forEach((key, text) -> {
            if (key.startsWith(LullSettings.KAFKA_PREFIX)) {
                kafka.put(key.substring(LullSettings.KAFKA_PREFIX.length()), text);
            }
        });
        return kafka;
    }

    /** What is asked whether conversions may run. */
    public List<GateProbe> probes() {
        return texts.keySet().stream()
                .sorted()
                .flatMap(key -> GateProbe.of(key, requireNonNull(texts.get(key))).stream())
                .toList();
    }

    /** These settings with one value changed; the value is taken as it is. */
    public Settings with(Setting<?> setting, String text) {
        Map<String, String> changed = new LinkedHashMap<>(texts);
        changed.put(setting.key(), text);
        return new Settings(changed);
    }

    /** These settings with other properties for Kafka clients, where a name is the same. */
    public Settings withKafka(Map<String, String> properties) {
        Map<String, String> changed = new LinkedHashMap<>(texts);
        properties.forEach((name, text) -> changed.put(LullSettings.KAFKA_PREFIX + name, text));
        return new Settings(changed);
    }

    /** What holds, for the log at start: every setting that has a value, secrets and Kafka passwords masked. */
    public Map<String, String> effective() {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Setting<?> setting : SettingsTable.all()) {
            String text = texts.getOrDefault(setting.key(), setting.defaultValue());
            if (text != null) {
                shown.put(setting.key(), setting.secret() ? MASK : text);
            }
        }
        texts.keySet().stream()
                .filter(key -> key.startsWith(LullSettings.KAFKA_PREFIX) && !shown.containsKey(key))
                .sorted()
                .forEach(key -> shown.put(key, KAFKA_SECRET.matcher(key).find() ? MASK : texts.get(key)));
        // addresses of players' servers carry tokens
        texts.keySet().stream()
                .filter(key -> GateProbe.of(key, "").isPresent())
                .sorted()
                .forEach(key -> shown.put(key, MASK));
        return shown;
    }
}
