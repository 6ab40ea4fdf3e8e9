package dev.lull.common.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Reads settings from where people put them. Later sources win: file, then environment, then command line. All problems
 * of all sources are reported together.
 */
public final class SettingsLoader {

    static final String ENVIRONMENT_PREFIX = "LULL_";
    /** Variables with our prefix that the launcher reads and that are no settings. */
    private static final List<String> LAUNCHER_VARIABLES = List.of("LULL_JAVA", "LULL_JAVA_OPTS", "LULL_DATA");

    /** Typing errors in a key that still tell which one was meant. */
    private static final int CLOSE_ENOUGH = 3;

    private final Map<String, Setting<?>> known = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    public SettingsLoader() {
        SettingsTable.all().forEach(setting -> known.put(setting.key(), setting));
    }

    /** Values that other sources may override, such as those of the embedded servers. */
    public SettingsLoader base(Map<String, String> values) {
        values.forEach((key, text) -> put(key, text, key));
        return this;
    }

    /** A Java properties file in UTF-8. */
    public SettingsLoader file(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            problems.add(file + ": no such settings file");
        } catch (AccessDeniedException e) {
            problems.add(file + ": cannot be read: permission denied");
        } catch (IOException | IllegalArgumentException e) {
            problems.add(file + ": not a properties file in UTF-8: " + e.getMessage());
        }
        new TreeMap<>(properties).forEach((key, text) -> put(key.toString(), text.toString(), file + ": " + key));
        return this;
    }

    /** Variables that begin with {@code LULL_}; {@code LULL_KAFKA_X_Y} passes {@code x.y} to the Kafka clients. */
    public SettingsLoader environment(Map<String, String> environment) {
        Map<String, String> keys = new HashMap<>();
        known.values().forEach(setting -> keys.put(setting.environmentName(), setting.key()));
        new TreeMap<>(environment).forEach((name, text) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX) && !LAUNCHER_VARIABLES.contains(name)) {
                String words = name.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT);
                put(keys.getOrDefault(name, words.replace('_', '.')), text, "environment variable " + name);
            }
        });
        return this;
    }

    /** Arguments of {@code --set}, each {@code key=value}. */
    public SettingsLoader commandLine(List<String> assignments) {
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                problems.add("--set " + assignment + ": must be key=value");
            } else {
                String key = assignment.substring(0, equals).strip();
                put(key, assignment.substring(equals + 1), "--set " + key);
            }
        }
        return this;
    }

    /**
     * The settings.
     *
     * @throws SettingsException naming every problem found
     */
    public Settings load() {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new Settings(texts);
    }

    private void put(String key, String text, String where) {
        Setting<?> setting = known.get(key);
        Optional<GateProbe> probe = GateProbe.of(key, text);
        if (probe.isPresent()) {
            putProbe(probe.get(), key, text, where);
            return;
        }
        if (setting == null && !key.startsWith(LullSettings.KAFKA_PREFIX)) {
            problems.add(where + ": there is no such setting" + suggestion(key));
            return;
        }
        if (setting != null && !readable(setting, text)) {
            String shown = setting.secret() ? "its value" : "'" + text + "'";
            problems.add(where + ": " + shown + " must be " + setting.type().expected());
            return;
        }
        texts.put(key, text.strip());
    }

    private void putProbe(GateProbe probe, String key, String text, String where) {
        if (probe.isReadable()) {
            texts.put(key, text.strip());
        } else {
            problems.add(where + ": its value must be " + probe.kind().expected());
        }
    }

    private static boolean readable(Setting<?> setting, String text) {
        try {
            return setting.type().reader().apply(text) != null;
        } catch (RuntimeException notAllowed) {
            return false;
        }
    }

    private String suggestion(String key) {
        return known.keySet().stream()
                .filter(each -> distance(key, each) <= CLOSE_ENOUGH)
                .min(Comparator.comparingInt(each -> distance(key, each)))
                .map(each -> "; did you mean " + each + "?")
                .orElse("; see docs/settings.md for all of them");
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
