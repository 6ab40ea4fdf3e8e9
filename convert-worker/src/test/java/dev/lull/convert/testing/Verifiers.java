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
        return of(analyzer, target, 1);
    }

    /** To it all frames are so much alike, from 0.7 on. */
    static Verifier of(MediaAnalyzer analyzer, TargetProfile target, double alike) {
        SomePictures pictures = new SomePictures(analyzer) {
            @Override
            protected OptionalDouble ssim() {
                return OptionalDouble.of(alike);
            }
        };
        return new Verifier(analyzer, new ContentCheck(analyzer, pictures, 0.7), target);
    }
}
