package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.VideoStream;
import java.util.OptionalDouble;

/** Compares frames by what can be seen in them. */
public interface PictureComparison {

    /**
     * How alike two frames are, once the original's is brought into the form of the result: 1 for equality, about 0.5
     * for different pictures.
     *
     * @param video the stream of the original
     * @param encoded whether the result was encoded; if not, it is compared as it is
     * @throws Failure.Permanent when one of them cannot be decoded
     * @see <a href="https://doi.org/10.1109/TIP.2003.819861">Wang et al., structural similarity</a>
     */
    OptionalDouble ssim(Shot original, VideoStream video, boolean encoded, Shot made)
            throws Failure, InterruptedException;
}
