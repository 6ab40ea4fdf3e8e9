package dev.lull.convert.encode;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.VideoStream;
import dev.lull.convert.verify.PictureComparison.Pair;

/** Makes a picture of two frames, for people to compare. */
@FunctionalInterface
public interface FrameGrabber {

    /** The longest side of a half, in pixels. */
    int SIDE = 640;

    /**
     * Grabs a frame of an original and one that was encoded of it.
     *
     * @param video the stream of the original
     * @return a JPEG as a {@link dev.lull.common.store.Still} has it
     * @throws Failure.Permanent when one of the frames cannot be decoded
     */
    byte[] grab(Pair frames, VideoStream video) throws Failure, InterruptedException;
}
