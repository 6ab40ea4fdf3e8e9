package dev.lull.convert.encode;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.probe.MediaFacts.AudioStream;
import dev.lull.convert.plan.EncoderSettings;
import java.nio.file.Path;
import java.util.List;

/** Makes the audio of a video that is made in segments; in one go, since every cut in it could be heard. */
final class AudioCommand {

    private AudioCommand() {}

    /** The arguments, without the program. */
    static List<String> arguments(
            ConversionKind kind,
            Path source,
            AudioStream audio,
            EncoderSettings settings,
            long largestFrame,
            Path made) {
        UrlOutput output = CommandLine.mp4(made).disableStream(StreamType.VIDEO);
        AudioEncoding.apply(output, kind, audio, settings);
        CommandLine command = new CommandLine();
        command.addInput(CommandLine.source(source, largestFrame));
        command.addOutput(output);
        return command.arguments();
    }
}
