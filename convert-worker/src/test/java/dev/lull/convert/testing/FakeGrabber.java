package dev.lull.convert.testing;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.VideoStream;
import dev.lull.convert.encode.FrameGrabber;
import dev.lull.convert.verify.PictureComparison.Pair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures of words. */
public final class FakeGrabber implements FrameGrabber {

    private final List<Pair> grabbed = new ArrayList<>();
    private @Nullable Failure failure;

    /** What was asked for. */
    public List<Pair> grabbed() {
        return grabbed;
    }

    public void fail(Failure why) {
        failure = why;
    }

    @Override
    public byte[] grab(Pair frames, VideoStream video) throws Failure {
        grabbed.add(frames);
        if (failure != null) {
            throw failure;
        }
        return "two frames".getBytes(StandardCharsets.US_ASCII);
    }
}
