package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.convert.verify.PictureComparison.Sample;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How alike the frames of one file are that were compared so far. */
final class Likeness {

    private final double least;
    private OptionalDouble lowest = OptionalDouble.empty();

    /**
     * Nothing compared yet.
     *
     * @param least SSIM below which two frames count as different
     */
    Likeness(double least) {
        this.least = least;
    }

    /** Takes what was found of some samples; throws {@link Failure.Permanent} when two are different. */
    void add(List<Sample> samples, List<OptionalDouble> ssim) throws Failure.Permanent {
        for (int i = 0; i < samples.size(); i++) {
            if (ssim.get(i).isPresent()) {
                add(samples.get(i).made(), ssim.get(i).getAsDouble());
            }
        }
    }

    private void add(int frame, double ssim) throws Failure.Permanent {
        if (ssim < least) {
            throw new Failure.Permanent(String.format(
                    Locale.ROOT,
                    "frame %d looks different: SSIM %.3f, below %.3f of convert.least-ssim",
                    frame + 1,
                    ssim,
                    least));
        }
        lowest = OptionalDouble.of(Math.min(ssim, lowest.orElse(1)));
    }

    /** The lowest SSIM; throws {@link Failure.Permanent} when there is none. */
    OptionalDouble lowest(String what) throws Failure.Permanent {
        if (lowest.isEmpty()) {
            throw new Failure.Permanent("no frame of " + what + " could be compared with its original");
        }
        return lowest;
    }
}
