package dev.lull.bench.chaos.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the profile {@code web} promises of a converted video. */
final class Conversions {

    private static final double FRAME = 0.041;
    private static final double LEAST_LIKENESS = 0.9;

    private Conversions() {}

    /** What is wrong with it, in words. */
    static List<String> faults(@Nullable Probe probe, @Nullable Shape shape) {
        if (probe == null || shape == null) {
            return List.of("not converted");
        }
        List<String> faults = new ArrayList<>();
        if (!probe.errors().isEmpty()) {
            faults.add("does not decode: " + probe.errors());
        }
        if (!probe.container().contains("mp4")
                || !probe.videoCodec().equals("h264")
                || !probe.pixelFormat().equals("yuv420p")) {
            faults.add("is " + probe.container() + ", " + probe.videoCodec() + ", " + probe.pixelFormat());
        }
        if (probe.frames() != shape.frames()) {
            faults.add("has " + probe.frames() + " frames, not " + shape.frames());
        }
        if (Math.abs(probe.seconds() - shape.seconds()) > FRAME) {
            faults.add("is " + probe.seconds() + " s long, not " + shape.seconds());
        }
        if (probe.audioTracks() != shape.audioTracks()) {
            faults.add("has " + probe.audioTracks() + " audio tracks, not " + shape.audioTracks());
        }
        if (!probe.audioCodecs().matches("((aac|mp3) ?)*")) {
            faults.add("has sound in " + probe.audioCodecs());
        }
        // not a number is not alike
        if (!(probe.likeness() >= LEAST_LIKENESS)) {
            faults.add("looks different: SSIM " + probe.likeness());
        }
        return faults;
    }
}
