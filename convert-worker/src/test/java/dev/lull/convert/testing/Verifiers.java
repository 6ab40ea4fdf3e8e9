package dev.lull.convert.testing;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.probe.VideoStream;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.verify.ContentCheck;
import dev.lull.convert.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Verifiers without ffmpeg. */
public final class Verifiers {

    private Verifiers() {}

    /** To it all frames look alike, and it makes pictures of them. */
    public static Verifier of(MediaAnalyzer analyzer, TargetProfile target) {
        return of(analyzer, target, 1, true);
    }

    /**
     * To it all frames are equally alike.
     *
     * @param alike from 0.7 on
     * @param draws whether it makes pictures of them
     */
    static Verifier of(MediaAnalyzer analyzer, TargetProfile target, double alike, boolean draws) {
        SomePictures pictures = new SomePictures(analyzer) {
            @Override
            protected OptionalDouble ssim() {
                return OptionalDouble.of(alike);
            }

            @Override
            public Decoded decode(Path made, int stream, List<Sample> samples, VideoStream video)
                    throws Failure, InterruptedException {
                if (draws) {
                    samples.forEach(sample -> draw(sample.still(made)));
                }
                return super.decode(made, stream, samples, video);
            }
        };
        return new Verifier(analyzer, new ContentCheck(analyzer, pictures, 0.7), target);
    }

    private static void draw(Path still) {
        try {
            Files.writeString(still, "two frames");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
