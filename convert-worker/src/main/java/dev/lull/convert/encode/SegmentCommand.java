package dev.lull.convert.encode;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.VideoStream;
import dev.lull.convert.analysis.TimeBase;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.Segment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes one segment of a video. Seeking only comes near a cut, and in some containers not even that; what is always
 * exact is to begin to decode at the keyframe before it and to trim by timestamps. Where the container has an index and
 * nothing behind a keyframe needs anything before it, decoding begins at the cut itself: it saves a sixth of the time.
 */
final class SegmentCommand {

    /** Seeking in containers without an index goes by decoding time, which is earlier than the time shown. */
    private static final double SEEK_AHEAD = 0.5;

    /** Containers in which a keyframe is found by its time. */
    private static final Set<String> INDEXED = Set.of("mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm");

    /** Not H.264, whose frames behind an I frame may still need those before it. */
    private static final Set<String> FRESH_AT_KEYFRAMES = Set.of(
            "hevc", "vp8", "vp9", "av1", "mpeg4", "mpeg2video", "mpeg1video", "mjpeg", "prores", "dnxhd", "ffv1");

    /** Ticks per second of every segment, and of the result they are joined to; the clock of MPEG. */
    static final long TIMESCALE = 90_000;

    private SegmentCommand() {}

    /** The arguments, without the program. */
    static List<String> arguments(
            Segment segment, Path source, MediaFacts facts, EncoderSettings settings, long largestFrame, Path made) {
        VideoStream video = facts.mainVideo().orElseThrow();
        UrlInput input = CommandLine.source(source, largestFrame).addArgument("-copyts");
        VideoEncoding.decode(input, video, settings);
        if (!segment.first()) {
            input.addArgument("-noaccurate_seek")
                    .addArguments("-seek_timestamp", "1")
                    .addArguments("-ss", seekTo(segment, facts, video));
        }
        List<String> filters = new ArrayList<>(VideoFilter.beforeCut(video));
        filters.addAll(cut(segment));
        filters.addAll(VideoFilter.afterCut(video, settings));
        UrlOutput output = CommandLine.part(made)
                .addArguments("-strict", "unofficial")
                .addMap(0, Integer.toString(video.index()))
                .disableStream(StreamType.AUDIO)
                .addArguments("-fps_mode", "passthrough")
                .addArguments("-video_track_timescale", Long.toString(TIMESCALE))
                // before version 8 the filters forget how long a frame lasts; an MP4 whose last frame lasts no time
                // leaves it out
                .addArguments(
                        "-bsf:v",
                        VideoEncoding.durations(
                                segment.last() ? video : video.withHold(0),
                                held(segment, video),
                                "if(DURATION\\,DURATION\\," + segment.frameLength() + ")"));
        VideoEncoding.encode(output, filters, facts, settings);
        CommandLine command = new CommandLine();
        VideoEncoding.prepare(command, settings);
        command.addInput(input);
        command.addOutput(output);
        return command.arguments();
    }

    /** Seconds from the first frame of the segment to the end of its last. */
    private static double held(Segment segment, VideoStream video) {
        return TimeBase.of(video.timeBase()).seconds(segment.span())
                + video.marks().hold();
    }

    private static String seekTo(Segment segment, MediaFacts facts, VideoStream video) {
        TimeBase timeBase = TimeBase.of(video.timeBase());
        double cut = timeBase.seconds(segment.from());
        double target = freshAtCut(facts, video) && timeBase.seconds(segment.keyframeAfter()) > cut + SEEK_AHEAD
                ? timeBase.seconds(segment.from() + 1)
                : Math.min(timeBase.seconds(segment.keyframeBefore() + 1), cut - SEEK_AHEAD);
        return String.format(Locale.ROOT, "%.6f", target);
    }

    /** Deinterlacing needs the frames before. */
    private static boolean freshAtCut(MediaFacts facts, VideoStream video) {
        return INDEXED.contains(facts.format()) && FRESH_AT_KEYFRAMES.contains(video.codec()) && !video.interlaced();
    }

    private static List<String> cut(Segment segment) {
        List<String> limits = new ArrayList<>();
        if (!segment.first()) {
            limits.add("start_pts=" + segment.from());
        }
        if (!segment.last()) {
            limits.add("end_pts=" + segment.to());
        }
        String start = segment.first() ? "STARTPTS" : Long.toString(segment.from());
        return List.of("trim=" + String.join(":", limits), "setpts=PTS-" + start);
    }
}
