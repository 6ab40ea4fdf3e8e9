package dev.lull.common.process;

import java.nio.file.Path;
import java.util.Map;

/**
 * The ffmpeg and ffprobe this process uses.
 *
 * @param ffmpeg the ffmpeg program
 * @param ffprobe the ffprobe program of the same build
 * @param environment what both need in their environment, such as {@code LD_LIBRARY_PATH} of the bundled build
 * @param version as the program prints it, such as {@code 8.0.1}
 * @param origin how it was found, in words for a person: {@code configured}, {@code on PATH}, {@code bundled}
 */
public record Ffmpeg(Path ffmpeg, Path ffprobe, Map<String, String> environment, String version, String origin) {

    public Ffmpeg {
        environment = Map.copyOf(environment);
    }

    /** The leading number of the version, part of a plan's fingerprint; 0 for builds named after a commit. */
    public int major() {
        String digits = version.replaceFirst("^[nN]", "").replaceFirst("\\D.*$", "");
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    }
}
