package dev.lull.convert.encode;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.MediaFacts.VideoStream;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.plan.TimeBase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes one segment of a picture. Seeking only comes near a cut, and in some containers not even that; what is exact is
 * to begin to decode at the keyframe before it and to trim by timestamps.
 */
final class SegmentCommand {

    /** Seeking in containers without an index goes by decoding time, which is earlier than the time shown. */
    private static final double SEEK_AHEAD = 0.5;

    /** Ticks per second of every segment, and of the film they are joined to; the clock of MPEG. */
    static final long TIMESCALE = 90_000;

    private SegmentCommand() {}

    /** The arguments, without the program. */
    static List<String> arguments(
            Segment segment, Path source, MediaFacts facts, EncoderSettings settings, long largestFrame, Path made) {
        VideoStream video = facts.mainVideo().orElseThrow();
        UrlInput input = CommandLine.source(source, largestFrame).addArgument("-copyts");
        PictureEncoding.decode(input, settings);
        if (!segment.first()) {
            input.addArgument("-noaccurate_seek")
                    .addArguments("-seek_timestamp", "1")
                    .addArguments("-ss", seekTo(segment, TimeBase.of(video.timeBase())));
        }
        List<String> filters = new ArrayList<>(VideoFilter.beforeCut(video));
        filters.addAll(cut(segment));
        filters.addAll(VideoFilter.afterCut(video, settings));
        UrlOutput output = CommandLine.mp4(made)
                .addMap(0, Integer.toString(video.index()))
                .disableStream(StreamType.AUDIO)
                .addArguments("-fps_mode", "passthrough")
                .addArguments("-video_track_timescale", Long.toString(TIMESCALE));
        PictureEncoding.encode(output, filters, facts, settings);
        CommandLine command = new CommandLine();
        PictureEncoding.prepare(command, settings);
        command.addInput(input);
        command.addOutput(output);
        return command.arguments();
    }

    private static String seekTo(Segment segment, TimeBase timeBase) {
        double keyframe = timeBase.seconds(segment.keyframeBefore() + 1);
        double ahead = timeBase.seconds(segment.from()) - SEEK_AHEAD;
        return String.format(Locale.ROOT, "%.6f", Math.min(keyframe, ahead));
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
