package dev.lull.common.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether an ffmpeg runs here and can do what conversions need, shown by letting it do it once. */
final class FfmpegCheck {

    /** The first release with {@code -enc_time_base demux}, without which segments do not fit together. */
    static final String OLDEST = "6.1";

    private static final Pattern VERSION = Pattern.compile("^ffmpeg version (\\S+)");
    private static final Pattern RELEASE = Pattern.compile("^n?(\\d{1,3})\\.(\\d+)");

    private FfmpegCheck() {}

    /** @throws IOException when it does not run, is too old or lacks an encoder; the message says which */
    static Ffmpeg check(Path ffmpeg, Map<String, String> environment, String origin) throws IOException {
        String name = "ffmpeg " + origin + " (" + ffmpeg + ")";
        Path ffprobe = ffmpeg.resolveSibling("ffprobe");
        String version = version(ffmpeg, environment, name);
        if (isTooOld(version)) {
            throw new IOException(name + " is version " + version + ", older than " + OLDEST);
        }
        if (!Files.isExecutable(ffprobe)) {
            throw new IOException(name + " has no ffprobe beside it");
        }
        try {
            ProgramOutput.of(List.of(ffprobe.toString(), "-version"), environment);
            ProgramOutput.of(trial(ffmpeg), environment, Confinement.reading(ChildMemory.TO_MEASURE));
        } catch (IOException e) {
            throw new IOException(name + " cannot do what Lull needs: " + e.getMessage(), e);
        }
        return new Ffmpeg(ffmpeg, ffprobe, environment, version, origin);
    }

    private static String version(Path ffmpeg, Map<String, String> environment, String name) throws IOException {
        String printed;
        try {
            printed = ProgramOutput.of(List.of(ffmpeg.toString(), "-version"), environment);
        } catch (IOException e) {
            throw new IOException(name + " does not run: " + e.getMessage(), e);
        }
        Matcher version = VERSION.matcher(printed);
        if (!version.find()) {
            throw new IOException(name + " prints no version");
        }
        return version.group(1);
    }

    /** A build named after a commit or a day tells no release: then only the trial decides. */
    private static boolean isTooOld(String version) {
        Matcher release = RELEASE.matcher(version);
        if (!release.find()) {
            return false;
        }
        int major = Integer.parseInt(release.group(1));
        return major < 6 || (major == 6 && "0".equals(release.group(2)));
    }

    /** Encodes one frame and a little silence the way a conversion does. */
    private static List<String> trial(Path ffmpeg) {
        return List.of(
                ffmpeg.toString(),
                "-nostdin",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "color=size=32x32:duration=0.04",
                "-f",
                "lavfi",
                "-i",
                "anullsrc=duration=0.04",
                "-c:v",
                "libx264",
                "-enc_time_base",
                "demux",
                "-c:a",
                "aac",
                "-f",
                "null",
                "-");
    }
}
