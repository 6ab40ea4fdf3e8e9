package dev.lull.standalone;

import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a role of its own takes its settings from. */
final class RoleOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings; environment variables LULL_… and --set override it.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change a setting; may be repeated. All of them are in docs/settings.md.")
    private List<String> assignments = new ArrayList<>();

    Settings settings() {
        SettingsLoader loader = new SettingsLoader();
        if (config != null) {
            loader.file(config);
        }
        return loader.environment(System.getenv()).commandLine(assignments).load();
    }
}
