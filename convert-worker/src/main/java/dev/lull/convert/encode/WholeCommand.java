package dev.lull.convert.encode;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.VideoStream;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.Selection;
import java.nio.file.Path;
import java.util.List;

/** Makes a whole compatible file in one piece. */
final class WholeCommand {

    private WholeCommand() {}

    /**
     * The arguments, without the program.
     *
     * @param kind any but {@link ConversionKind#NONE}, for which there is nothing to run
     * @param pictureLength seconds from the first frame to the end of the last
     * @param facts of the source; it has at least one video stream
     */
    static List<String> arguments(
            ConversionKind kind,
            Path source,
            MediaFacts facts,
            Selection selection,
            double pictureLength,
            EncoderSettings settings,
            long largestFrame,
            Path made) {
        VideoStream video = selection.video();
        UrlInput input = CommandLine.source(source, largestFrame);
        UrlOutput output = CommandLine.mp4(made).addMap(0, Integer.toString(video.index()));
        CommandLine command = new CommandLine();
        if (kind.encodesVideo()) {
            VideoEncoding.prepare(command, settings);
            VideoEncoding.decode(input, video, settings);
            VideoEncoding.encode(output, filters(video, settings), facts, settings);
            output.addArguments("-fps_mode", "vfr");
            if (video.marks().hold() > 0) {
                output.addArguments("-bsf:v", VideoEncoding.durations(video, pictureLength, "DURATION"));
            }
        } else {
            output.setCodec(StreamType.VIDEO, "copy").addArguments("-tag:v", "avc1");
        }
        AudioEncoding.apply(output, selection.audio(), settings);
        ResultOptions.apply(output, 0, facts, selection);
        command.addInput(input);
        command.addOutput(output);
        return command.arguments();
    }

    private static List<String> filters(VideoStream video, EncoderSettings settings) {
        String filters = VideoFilter.of(video, settings);
        // a decoder gives frames out in their order, whatever their timestamps say
        return video.marks().misordered()
                ? List.of("setpts=STARTPTS+N/(" + video.frameRate() + ")/TB", filters)
                : List.of(filters);
    }
}
