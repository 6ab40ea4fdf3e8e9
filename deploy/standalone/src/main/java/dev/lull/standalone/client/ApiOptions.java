package dev.lull.standalone.client;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a client command finds the coordinator. */
public final class ApiOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings that name the coordinator (api.url, http.token). "
                    + "Default: lull.properties of the default data folder, which `lull up` writes.")
    private @Nullable Path config;

    @Option(names = "--api", paramLabel = "URL", description = "The coordinator itself: http://host:port.")
    private @Nullable URI api;

    /** A comparison with the target by the coordinator that is meant. */
    public Verification verification(boolean repair, boolean json, PrintWriter out) {
        return new Verification(client(), repair, json, out);
    }

    /** The coordinator that is meant. */
    public ApiClient client() {
        SettingsLoader loader = new SettingsLoader();
        Path standard = DataFolder.defaultFolder().resolve(DataFolder.SETTINGS_FILE);
        if (config != null) {
            loader.file(config);
        } else if (Files.exists(standard) && isMeant(standard)) {
            loader.file(standard);
        }
        Settings settings = loader.environment(System.getenv()).load();
        String url = api != null
                ? api.toString()
                : settings.find(LullSettings.API_URL)
                        .orElseThrow(() -> new CommandFailure("no coordinator to ask: start one with `lull up`, "
                                + "or name it with --api http://host:port or --config FILE"));
        return new ApiClient(url, settings.find(LullSettings.HTTP_TOKEN).orElse(null));
    }

    /** Its token goes to the coordinator that it names, and to no other that {@code --api} names. */
    private boolean isMeant(Path settings) {
        return api == null
                || new SettingsLoader()
                        .file(settings)
                        .load()
                        .find(LullSettings.API_URL)
                        .equals(Optional.of(api.toString()));
    }
}
