package dev.lull.common.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The table of all settings, in the order of the documentation. */
public final class SettingsTable {

    private static final List<Setting<?>> ALL = Stream.of(
                    LullSettings.TABLE,
                    WatchSettings.TABLE,
                    UnpackSettings.TABLE,
                    ReceiveSettings.TABLE,
                    SourceSettings.TABLE,
                    GateSettings.TABLE,
                    RedisSettings.TABLE,
                    UploadSettings.TABLE,
                    S3Settings.TABLE,
                    TelegramSettings.TABLE,
                    NotifySettings.TABLE,
                    TracingSettings.TABLE,
                    ConvertSettings.TABLE)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private SettingsTable() {}

    /** Every setting there is. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /** The table in Markdown, as it stands in docs/settings.md, heading included. */
    static List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(row("key", "default", "allowed", "meaning", "environment variable"));
        lines.add(row("---", "---", "---", "---", "---"));
        for (Setting<?> setting : ALL) {
            lines.add(row(
                    code(setting.key()),
                    setting.defaultValue() == null ? "none" : code(setting.defaultValue()),
                    setting.type().expected(),
                    setting.secret() ? setting.description() + " Secret: never shown." : setting.description(),
                    code(setting.environmentName())));
        }
        return lines;
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
