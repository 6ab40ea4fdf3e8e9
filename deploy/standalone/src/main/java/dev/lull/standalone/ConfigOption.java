package dev.lull.standalone;

import dev.lull.common.settings.SettingsLoader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A file of settings. */
final class ConfigOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings; environment variables LULL_… and --set override it.")
    private @Nullable Path file;

    /** The loader, which reads the file too if one is given. */
    SettingsLoader addTo(SettingsLoader loader) {
        return file == null ? loader : loader.file(file);
    }
}
