package dev.lull.coordinator.web;

import dev.lull.common.settings.Setting;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsTable;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What this coordinator goes by, without secrets. */
final class SettingsRoutes {

    /** Of an address; those in settings that are not secret as a whole. */
    private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/@\\s]*@");

    private final SettingsView view;

    SettingsRoutes(Settings settings) {
        this.view = view(settings);
    }

    void all(Context context) {
        Responses.with(context, view);
    }

    /** In the order of the documentation; then what is passed on to Kafka's clients, and the probes of the gate. */
    static SettingsView view(Settings settings) {
        Map<String, String> effective = settings.effective();
        List<SettingView> items = new ArrayList<>();
        for (Setting<?> setting : SettingsTable.all()) {
            String value = effective.remove(setting.key());
            items.add(new SettingView(
                    setting.key(),
                    value == null ? null : hidden(value),
                    setting.defaultValue(),
                    value != null && !value.equals(setting.defaultValue()),
                    setting.secret(),
                    setting.description()));
        }
        effective.forEach((key, value) -> items.add(new SettingView(key, hidden(value), null, true, false, null)));
        return new SettingsView(items);
    }

    private static String hidden(String value) {
        return LOGIN.matcher(value).replaceAll("…@");
    }

    record SettingsView(List<SettingView> items) {}

    /**
     * A setting.
     *
     * @param value that holds, masked if it is a secret; null where it has none
     * @param changed whether it is another one than the default
     * @param description null for what is only passed on
     */
    record SettingView(
            String key,
            @Nullable String value,
            @Nullable String defaultValue,
            boolean changed,
            boolean secret,
            @Nullable String description) {}
}
