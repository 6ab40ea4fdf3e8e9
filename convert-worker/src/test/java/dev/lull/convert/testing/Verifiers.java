package dev.lull.convert.testing;

import dev.lull.common.probe.TargetProfile;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.verify.ContentCheck;
import dev.lull.convert.verify.Verifier;
import java.util.OptionalDouble;

/** Verifiers without ffmpeg. */
public final class Verifiers {

    private Verifiers() {}

    /** To it all frames look alike. */
    public static Verifier of(MediaAnalyzer analyzer, TargetProfile target) {
        return new Verifier(
                analyzer,
                new ContentCheck(analyzer, (original, video, encoded, made) -> OptionalDouble.of(1), 0.7),
                target);
    }
}
