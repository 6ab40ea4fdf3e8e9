package dev.lull.standalone;

import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.FfmpegFinder;
import dev.lull.common.process.SearchPath;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.Settings;
import dev.lull.standalone.client.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The ffmpeg of this process, found once. */
final class ProcessFfmpeg {

    private ProcessFfmpeg() {}

    /** @throws CommandFailure when none can be used */
    static Ffmpeg find(Settings settings) {
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

    /** Where the bundled one is unpacked: {@code $XDG_CACHE_HOME/lull}, else {@code ~/.cache/lull}. */
    private static Path cache(Map<String, String> environment) {
        String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = shared.startsWith("/") ? Path.of(shared) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("lull");
    }
}
