package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.TimeBase;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.plan.Segment;
import java.util.Map;

/** Compares a segment that was made with the frames it was to be made of. */
public final class SegmentCheck {

    private SegmentCheck() {}

    /**
     * Checks a segment; returns the index of its frames.
     *
     * @param timeBase of the source's video
     * @param made its timelines by stream
     * @param clock of the video that was made
     * @throws Failure.Permanent with the first thing found wrong
     */
    public static PacketIndex check(Segment segment, TimeBase timeBase, Map<Integer, Timeline> made, TimeBase clock)
            throws Failure.Permanent {
        Timeline video = made.get(0);
        if (video == null || made.size() != 1) {
            throw new Failure.Permanent(segment + " has " + made.size() + " streams instead of one");
        }
        if (!video.rising() || !video.exact()) {
            throw new Failure.Permanent("the frames of " + segment + " are not in order");
        }
        if (video.index().frames() > 0 && video.index().shown().get(0) != 0) {
            throw new Failure.Permanent(segment + " does not begin with its first frame");
        }
        new FrameTimes(segment.times(), timeBase)
                .check(new FrameTimes(video.index().shown(), clock), segment.toString());
        return video.index();
    }
}
