package dev.lull.standalone;

import dev.lull.common.process.Confinement;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.FfmpegFinder;
import dev.lull.common.process.SearchPath;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.standalone.client.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The ffmpeg of this process, found once. */
final class ProcessFfmpeg {

    private ProcessFfmpeg() {}

    /** @throws CommandFailure when none can be used, or not as {@code security.strict} demands */
    static Ffmpeg find(Settings settings) {
        requireConfined(Confinement.missing(), settings);
        Path configured = settings.find(ConvertSettings.FFMPEG_PATH)
                .map(Path::of)
                .map(path -> Files.isDirectory(path) ? path.resolve("ffmpeg") : path)
                .orElse(null);
        try {
            return new FfmpegFinder(configured, SearchPath.ofEnvironment(), cache(System.getenv())).find();
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** @param missing what does not work on this machine */
    static void requireConfined(List<String> missing, Settings settings) {
        if (!missing.isEmpty() && settings.get(LullSettings.SECURITY_STRICT).equals("true")) {
            throw new CommandFailure("security.strict: ffmpeg would run without " + String.join(", ", missing)
                    + ". Install util-linux, or leave security.strict out");
        }
    }

    /** Where the bundled one is unpacked: {@code $XDG_CACHE_HOME/lull}, else {@code ~/.cache/lull}. */
    private static Path cache(Map<String, String> environment) {
        String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = shared.startsWith("/") ? Path.of(shared) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("lull");
    }
}
