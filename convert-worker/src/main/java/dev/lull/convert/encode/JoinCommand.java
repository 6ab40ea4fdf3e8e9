package dev.lull.convert.encode;

import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Joins finished segments and the audio, without encoding anything. */
final class JoinCommand {

    private JoinCommand() {}

    /**
     * The arguments, without the program.
     *
     * @param list of the segments, for ffmpeg's concat demuxer
     * @param audio null for a silent video
     * @param videoStart seconds from the beginning of the source's timeline to its first frame
     * @param source whose title, date and other tags are kept
     */
    static List<String> arguments(
            Path list, @Nullable Path audio, double videoStart, Path source, long largestFrame, Path made) {
        CommandLine command = new CommandLine();
        command.addInput(UrlInput.fromUrl(CommandLine.url(list))
                .setFormat("concat")
                .addArguments("-protocol_whitelist", "file")
                .addArguments("-itsoffset", String.format(Locale.ROOT, "%.6f", videoStart)));
        UrlOutput output = CommandLine.mp4(made).addMap(0, "v");
        if (audio != null) {
            command.addInput(UrlInput.fromUrl(CommandLine.url(audio)).addArguments("-protocol_whitelist", "file"));
            output.addMap(1, "a");
        }
        command.addInput(CommandLine.source(source, largestFrame));
        output.addArguments("-map_metadata", audio == null ? "1" : "2")
                .addArguments("-codec", "copy")
                .addArguments("-movflags", "+faststart")
                .addArguments("-video_track_timescale", Long.toString(SegmentCommand.TIMESCALE));
        command.addOutput(output);
        return command.arguments();
    }
}
