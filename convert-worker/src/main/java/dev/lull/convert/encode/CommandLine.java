package dev.lull.convert.encode;

import com.github.kokorin.jaffree.LogLevel;
import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffmpeg.FFmpeg;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.common.probe.InputLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What all command lines for ffmpeg have in common. */
final class CommandLine extends FFmpeg {

    CommandLine() {
        // the program is started by FfmpegRun, from its own path
        super(Path.of("ffmpeg"));
        setLogLevel(LogLevel.ERROR);
        setProgress("pipe:1");
        setOverwriteOutput(true);
        addArgument("-nostdin");
        addArgument("-nostats");
    }

    /** An untrusted file. */
    static UrlInput source(Path file, long largestFrame) {
        UrlInput input = UrlInput.fromUrl(url(file));
        limits(largestFrame).forEach(input::addArgument);
        return input;
    }

    /** What bounds the reading of an untrusted file. */
    static List<String> limits(long largestFrame) {
        List<String> arguments = new ArrayList<>(InputLimits.arguments());
        arguments.addAll(List.of("-max_pixels", Long.toString(largestFrame)));
        return arguments;
    }

    /** Begins to decode at the keyframe found there, without leaving out what comes before the time asked for. */
    static List<String> seek(String seconds) {
        return List.of("-noaccurate_seek", "-seek_timestamp", "1", "-ss", seconds);
    }

    /** An MP4 that is joined to others, with nothing in it but what is mapped. */
    static UrlOutput part(Path made) {
        return mp4(made).disableStream(StreamType.SUBTITLE).addArguments("-map_chapters", "-1");
    }

    /** An MP4. */
    static UrlOutput mp4(Path made) {
        return UrlOutput.toUrl(url(made))
                .setFormat("mp4")
                .disableStream(StreamType.DATA)
                // a timecode among the source's tags would become a track of its own
                .addArguments("-write_tmcd", "0")
                // audio that begins late makes the video wait
                .addArguments("-max_muxing_queue_size", "4096");
    }

    static String url(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    /** The arguments, without the program. */
    List<String> arguments() {
        return buildArguments();
    }
}
