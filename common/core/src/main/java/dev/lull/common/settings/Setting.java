package dev.lull.common.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting as it is documented.
 *
 * @param key dotted, lower case, words joined by hyphens
 * @param type how its text is read, and what is allowed
 * @param defaultValue the text that holds when nothing is set; null when it has no default
 * @param description one sentence for the documentation
 * @param secret whether its value must never be shown
 */
public record Setting<T>(
        String key, SettingType<T> type, @Nullable String defaultValue, String description, boolean secret) {

    /** The environment variable that sets it: {@code convert.max-retries} is {@code LULL_CONVERT_MAX_RETRIES}. */
    public String environmentName() {
        return SettingsLoader.ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    static <T> Setting<T> setting(String key, SettingType<T> type, @Nullable String defaultValue, String description) {
        return new Setting<>(key, type, defaultValue, description, false);
    }

    static <T> Setting<T> secret(String key, SettingType<T> type, @Nullable String defaultValue, String description) {
        return new Setting<>(key, type, defaultValue, description, true);
    }
}
