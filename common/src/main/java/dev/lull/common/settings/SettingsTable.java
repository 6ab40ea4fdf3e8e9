package dev.lull.common.settings;

import java.util.ArrayList;
import java.util.List;

/** The table of all settings in Markdown, as it stands in docs/settings.md. */
final class SettingsTable {

    private SettingsTable() {}

    /** The lines of the table, heading included. */
    static List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(row("key", "default", "allowed", "meaning", "environment variable"));
        lines.add(row("---", "---", "---", "---", "---"));
        for (Setting<?> setting : LullSettings.table()) {
            lines.add(row(
                    code(setting.key()),
                    setting.standard() == null ? "none" : code(setting.standard()),
                    setting.type().allowed(),
                    setting.secret() ? setting.meaning() + " Secret: never shown." : setting.meaning(),
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
