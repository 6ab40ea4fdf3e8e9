package dev.lull.convert.encode;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.Selection;
import java.nio.file.Path;
import java.util.List;

/** Makes all audio of a video that is made in segments; in one go, since every cut in it could be heard. */
final class AudioCommand {

    private AudioCommand() {}

    /** The arguments, without the program. */
    static List<String> arguments(
            Selection selection, Path source, EncoderSettings settings, long largestFrame, Path made) {
        UrlOutput output = CommandLine.part(made).disableStream(StreamType.VIDEO);
        AudioEncoding.apply(output, selection.audio(), settings);
        CommandLine command = new CommandLine();
        command.addInput(CommandLine.source(source, largestFrame));
        command.addOutput(output);
        return command.arguments();
    }
}
