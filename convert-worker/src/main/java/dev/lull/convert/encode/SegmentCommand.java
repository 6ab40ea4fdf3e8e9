package dev.lull.convert.encode;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.VideoStream;
import dev.lull.convert.analysis.SeekPoint;
import dev.lull.convert.analysis.TimeBase;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.Segment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes one segment of a video: decodes from its {@link SeekPoint} and trims by timestamps. */
final class SegmentCommand {

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
            double seek = SeekPoint.of(facts, segment.index(), segment.from());
            CommandLine.seek(String.format(Locale.ROOT, "%.6f", seek)).forEach(input::addArgument);
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
