package dev.lull.convert.encode;

import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.VideoStream;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.FrameSize;
import dev.lull.convert.plan.H264Level;
import java.util.List;
import java.util.Locale;

/** How a video stream is encoded; every piece of it alike, or they could not be joined. */
final class VideoEncoding {

    private VideoEncoding() {}

    /** What the command needs besides inputs and outputs. */
    static void prepare(CommandLine command, EncoderSettings settings) {
        settings.encoder().device().forEach(command::addArgument);
        if (settings.threads() > 0) {
            command.addArguments("-filter_threads", Integer.toString(settings.threads()));
        }
    }

    static void decode(UrlInput input, VideoStream video, EncoderSettings settings) {
        decoder(video).forEach(input::addArgument);
        if (settings.threads() > 0) {
            input.addArguments("-threads", Integer.toString(settings.threads()));
        }
    }

    /** ffmpeg's own decoders of VP8 and VP9 pass over transparency. */
    static List<String> decoder(VideoStream video) {
        if (!video.marks().alphaLayer()) {
            return List.of();
        }
        return video.codec().equals("vp9") ? List.of("-c:v", "libvpx-vp9") : List.of("-c:v", "libvpx");
    }

    /** How long each frame stands, as a filter of packets; the last one as long as in the source. */
    static String durations(VideoStream video, double length, String otherwise) {
        double hold = video.marks().hold();
        String last = String.format(
                Locale.ROOT, "if(gte((PTS-STARTPTS)*TB\\,%.6f)\\,%.6f/TB\\,", length - hold - 0.001, hold);
        return "setts=pts=PTS:dts=DTS:duration=" + (hold > 0 ? last + otherwise + ")" : otherwise);
    }

    /** Every frame keeps its time to the tick of the source, so a variable frame rate stays variable. */
    static void encode(UrlOutput output, List<String> filters, MediaFacts facts, EncoderSettings settings) {
        output.addArguments("-filter:v", String.join(",", filters)).addArguments("-enc_time_base", "demux");
        H264Level level =
                FrameSize.of(facts.mainVideo().orElseThrow(), settings).level();
        settings.videoArguments(facts.duration(), level).forEach(output::addArgument);
        if (facts.mainVideo().orElseThrow().marks().hold() > 0) {
            // an MP4 can only say how long the last frame in decoding order stands
            output.addArguments("-bf", "0");
        }
    }
}
