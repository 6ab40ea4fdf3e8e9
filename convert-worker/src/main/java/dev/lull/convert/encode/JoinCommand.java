package dev.lull.convert.encode;

import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.plan.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Joins finished segments and the audio, without encoding anything. */
final class JoinCommand {

    private JoinCommand() {}

    /** The arguments, without the program. */
    static List<String> arguments(
            Parts parts, Path source, MediaFacts facts, Selection selection, long largestFrame, Path made) {
        CommandLine command = new CommandLine();
        command.addInput(UrlInput.fromUrl(CommandLine.url(parts.segments()))
                .setFormat("concat")
                .addArguments("-protocol_whitelist", "file")
                .addArguments("-itsoffset", seconds(parts.videoStart())));
        UrlOutput output = CommandLine.mp4(made).addMap(0, "v");
        Path audio = parts.audio();
        if (audio != null) {
            command.addInput(UrlInput.fromUrl(CommandLine.url(audio))
                    .addArguments("-protocol_whitelist", "file")
                    .addArguments("-itsoffset", seconds(parts.audioStart())));
            output.addMap(1, "a");
        }
        command.addInput(CommandLine.source(source, largestFrame));
        output.addArguments("-c:v", "copy")
                .addArguments("-c:a", "copy")
                .addArguments("-video_track_timescale", Long.toString(SegmentCommand.TIMESCALE));
        ResultOptions.apply(output, audio == null ? 1 : 2, facts, selection);
        command.addOutput(output);
        return command.arguments();
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
