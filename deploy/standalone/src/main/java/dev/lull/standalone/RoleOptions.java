package dev.lull.standalone;

import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a role of its own takes its settings from. */
final class RoleOptions {

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change a setting; may be repeated. All of them are in docs/settings.md.")
    private List<String> assignments = new ArrayList<>();

    Settings settings() {
        return config.addTo(new SettingsLoader())
                .environment(System.getenv())
                .commandLine(assignments)
                .load();
    }
}
