package dev.lull.convert.testing;

import dev.lull.common.probe.TargetProfile;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.verify.ContentCheck;
import dev.lull.convert.verify.Verifier;

/** Verifiers without ffmpeg. */
public final class Verifiers {

    private Verifiers() {}

    /** To it all frames look alike. */
    public static Verifier of(MediaAnalyzer analyzer, TargetProfile target) {
        return new Verifier(analyzer, new ContentCheck(analyzer, new SomePictures(analyzer), 0.7), target);
    }
}
