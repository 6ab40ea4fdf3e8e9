package dev.lull.convert.encode;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.MediaFacts.VideoStream;
import dev.lull.convert.plan.EncoderSettings;
import java.nio.file.Path;
import java.util.List;

/** Makes a whole compatible file in one piece. */
final class WholeCommand {

    private WholeCommand() {}

    /**
     * The arguments, without the program.
     *
     * @param kind any but {@link ConversionKind#NONE}, for which there is nothing to run
     * @param facts of the source; it has at least one video stream
     */
    static List<String> arguments(
            ConversionKind kind,
            Path source,
            MediaFacts facts,
            EncoderSettings settings,
            long largestFrame,
            Path made) {
        VideoStream video = facts.mainVideo().orElseThrow();
        UrlInput input = CommandLine.source(source, largestFrame);
        UrlOutput output = CommandLine.mp4(made)
                .addMap(0, Integer.toString(video.index()))
                .addArguments("-movflags", "+faststart");
        CommandLine command = new CommandLine();
        if (kind == ConversionKind.VIDEO || kind == ConversionKind.FULL) {
            VideoEncoding.prepare(command, settings);
            VideoEncoding.decode(input, settings);
            VideoEncoding.encode(output, List.of(VideoFilter.of(video, settings)), facts, settings);
            output.addArguments("-fps_mode", "vfr");
        } else {
            output.setCodec(StreamType.VIDEO, "copy").addArguments("-tag:v", "avc1");
        }
        facts.mainAudio().ifPresent(audio -> AudioEncoding.apply(output, kind, audio, settings));
        command.addInput(input);
        command.addOutput(output);
        return command.arguments();
    }
}
