package dev.lull.common.testing;

import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.FfmpegFinder;
import dev.lull.common.process.SearchPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The ffmpeg of the tests: the bundled build where it runs, so that all machines test the same one, unless the variable
 * {@code TEST_FFMPEG} names another (with its ffprobe beside it), such as that of the images.
 */
public final class TestFfmpeg {

    private TestFfmpeg() {}

    /** Found once per test run; unpacked once per module, below its {@code target}. */
    public static Ffmpeg get() {
        return Found.FFMPEG;
    }

    private static final class Found {

        private static final Ffmpeg FFMPEG = find();

        private static Ffmpeg find() {
            Path cache = Path.of("target", "ffmpeg").toAbsolutePath();
            boolean bundled = System.getProperty("os.name").equals("Linux")
                    && System.getProperty("os.arch").equals("amd64");
            SearchPath searchPath = bundled ? new SearchPath("") : SearchPath.ofEnvironment();
            String another = System.getenv("TEST_FFMPEG");
            try {
                return new FfmpegFinder(another == null ? null : Path.of(another), searchPath, cache).find();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
