package dev.lull.convert.analysis;

import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.VideoStream;
import java.util.Set;

/**
 * Where ffmpeg is to begin to decode, so that the frames from a keyframe on come out as they are. Seeking only comes
 * near a time, and frames behind a keyframe may need what stands before it; what is always right is to begin at the
 * keyframe before and to trim by timestamps. Where the container has an index and a keyframe depends on nothing before
 * it, beginning at the keyframe itself saves a sixth of the time.
 */
public final class SeekPoint {

    /** Seeking in containers without an index goes by decoding time, which is earlier than the time shown. */
    private static final double AHEAD = 0.5;

    /**
     * Behind the keyframe that is meant. Where frames may be reordered, ffmpeg seeks 3/23 s before the time it is given
     * in containers that are not sought by the time shown, and would come to the keyframe before.
     */
    private static final double BEHIND = 0.2;

    /** Of seconds to the next keyframe; nearer ones could be found in its place. */
    private static final double APART = 1;

    /** Containers in which a keyframe is found by its time. */
    private static final Set<String> INDEXED = Set.of("mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm");

    /** Not H.264, whose frames behind an I frame may still need those before it. */
    private static final Set<String> FRESH_AT_KEYFRAMES = Set.of(
            "hevc", "vp8", "vp9", "av1", "mpeg4", "mpeg2video", "mpeg1video", "mjpeg", "prores", "dnxhd", "ffv1");

    private SeekPoint() {}

    /**
     * Seconds of the timeline to seek to, without exact seeking.
     *
     * @param index of the main video
     * @param keyframe ticks at which it is shown
     */
    public static double of(MediaFacts facts, PacketIndex index, long keyframe) {
        VideoStream video = facts.mainVideo().orElseThrow();
        TimeBase clock = TimeBase.of(video.timeBase());
        double wanted = clock.seconds(keyframe);
        long before = index.keyframeBefore(keyframe);
        if (!INDEXED.contains(facts.format())) {
            return Math.min(clock.seconds(before + 1), wanted - AHEAD);
        }
        return fresh(video) && clock.seconds(index.keyframeAfter(keyframe)) > wanted + APART
                ? wanted + BEHIND
                : Math.min(clock.seconds(before) + BEHIND, wanted - AHEAD);
    }

    /** Deinterlacing needs the frames before. */
    private static boolean fresh(VideoStream video) {
        return FRESH_AT_KEYFRAMES.contains(video.codec()) && !video.interlaced();
    }
}
