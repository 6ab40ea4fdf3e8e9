package dev.lull.common.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the ffmpeg to use: the configured one, else the one on {@code PATH} if it can do what conversions need, else
 * the bundled one. A configured one that does not work is an error, not a reason to take another.
 */
public final class FfmpegFinder {

    private static final Logger log = LoggerFactory.getLogger(FfmpegFinder.class);

    private final @Nullable Path configured;
    private final SearchPath searchPath;
    private final BundledFfmpeg bundle;

    /**
     * @param configured the ffmpeg program, with ffprobe in the same directory; null when none is configured
     * @param cache where the bundled build is unpacked when it is needed (90 MB, once per version)
     */
    public FfmpegFinder(@Nullable Path configured, SearchPath searchPath, Path cache) {
        this(configured, searchPath, new BundledFfmpeg(cache, Platform.current()));
    }

    FfmpegFinder(@Nullable Path configured, SearchPath searchPath, BundledFfmpeg bundle) {
        this.configured = configured;
        this.searchPath = searchPath;
        this.bundle = bundle;
    }

    /**
     * Finds one by making it encode a little.
     *
     * @throws IOException when none works; the message says what was tried and what to do
     */
    public Ffmpeg find() throws IOException {
        if (configured != null) {
            return FfmpegCheck.check(configured.toAbsolutePath(), Map.of(), "configured");
        }
        String notInstalled = "no ffmpeg on PATH";
        Optional<Path> installed = searchPath.find("ffmpeg");
        if (installed.isPresent()) {
            try {
                return FfmpegCheck.check(installed.get(), Map.of(), "on PATH");
            } catch (IOException e) {
                notInstalled = String.valueOf(e.getMessage());
                log.info("using the bundled ffmpeg: {}", notInstalled);
            }
        }
        try {
            return bundle.find();
        } catch (IOException e) {
            throw new IOException(
                    "no usable ffmpeg: " + notInstalled + "; " + e.getMessage() + ". Install ffmpeg "
                            + FfmpegCheck.OLDEST + " or newer with libx264, or set ffmpeg.path to one",
                    e);
        }
    }
}
