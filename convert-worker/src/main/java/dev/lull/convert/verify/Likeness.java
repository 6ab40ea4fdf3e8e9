package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.convert.verify.PictureComparison.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How alike the frames of one file are that were compared so far. */
final class Likeness {

    private final double least;
    private final Path made;
    private @Nullable Sample lowest;
    private double ssim = Double.POSITIVE_INFINITY;

    /**
     * Nothing compared yet.
     *
     * @param least SSIM below which two frames count as different
     * @param made the file
     */
    Likeness(double least, Path made) {
        this.least = least;
        this.made = made;
    }

    /** Takes what was found of some samples; throws {@link Failure.Permanent} when two are different. */
    void add(List<Sample> samples, List<OptionalDouble> found) throws Failure.Permanent {
        for (int i = 0; i < samples.size(); i++) {
            if (found.get(i).isPresent()) {
                add(samples.get(i), found.get(i).getAsDouble());
            }
        }
    }

    private void add(Sample sample, double alike) throws Failure.Permanent {
        if (alike < least) {
            throw new Failure.Permanent(String.format(
                    Locale.ROOT,
                    "frame %d looks different: SSIM %.3f, below %.3f of convert.least-ssim",
                    sample.made() + 1,
                    alike,
                    least));
        }
        if (alike < ssim) {
            ssim = alike;
            lowest = sample;
        }
    }

    /** The frames that are least alike; throws {@link Failure.Permanent} when there are none. */
    LeastAlike lowest(String what) throws Failure.Permanent {
        if (lowest == null) {
            throw new Failure.Permanent("no frame of " + what + " could be compared with its original");
        }
        return new LeastAlike(Math.min(ssim, 1), lowest.original().seconds(), lowest.still(made));
    }
}
