package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.VideoStream;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Compares frames by what can be seen in them, once the original's is brought into the form of the result. The measure
 * is SSIM: 1 for equality, about 0.5 for different pictures; empty where one of two frames could not be decoded. All
 * methods throw {@link Failure.Permanent} when a file cannot be decoded at all.
 *
 * @see <a href="https://doi.org/10.1109/TIP.2003.819861">Wang et al., structural similarity</a>
 */
public interface PictureComparison {

    /** The most frames in one call: for each there is a decoder that holds some more. */
    int AT_ONCE = 3;

    /**
     * How alike the frames of each pair are.
     *
     * @param video the stream of the original
     * @param encoded whether the result was encoded; if not, it is compared as it is, and no picture of it is made
     */
    List<OptionalDouble> ssim(List<Pair> pairs, VideoStream video, boolean encoded)
            throws Failure, InterruptedException;

    /**
     * Decodes all of what was encoded, compares some of its frames on the way, and makes pictures of them.
     *
     * @param video the stream of the original
     */
    Decoded decode(Path made, int stream, List<Sample> samples, VideoStream video) throws Failure, InterruptedException;

    /**
     * Two frames that should look alike.
     *
     * @param still where a picture of both is to be
     */
    record Pair(Shot original, Shot made, Path still) {}

    /**
     * A frame of the original and the one that should look like it.
     *
     * @param made its number, counted from 0
     */
    record Sample(Shot original, int made) {

        /** Where a picture of both is, beside the file that was made, as a {@link dev.lull.common.store.Still} is. */
        public Path still(Path file) {
            return file.resolveSibling("still-" + made + ".jpg");
        }
    }

    /**
     * What came out.
     *
     * @param shown when each decoded frame is shown; up to one that is not shown later than the one before it
     * @param rising whether there is no such frame
     * @param ssim of each sample
     */
    record Decoded(Ticks shown, boolean rising, List<OptionalDouble> ssim) {

        /**
         * Whether each frame is shown later than the one before it, and at the time of a packet. A decoder that notices
         * packets out of order makes up times.
         */
        public boolean inOrder(PacketIndex index) {
            Ticks packets = index.shown();
            int packet = 0;
            for (int frame = 0; frame < shown.size(); frame++) {
                while (packet < packets.size() && packets.get(packet) < shown.get(frame)) {
                    packet++;
                }
                if (packet == packets.size() || packets.get(packet) != shown.get(frame)) {
                    return false;
                }
            }
            return rising;
        }
    }
}
