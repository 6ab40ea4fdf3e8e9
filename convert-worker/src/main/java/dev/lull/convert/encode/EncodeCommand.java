package dev.lull.convert.encode;

import com.github.kokorin.jaffree.LogLevel;
import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffmpeg.FFmpeg;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.probe.InputLimits;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.MediaFacts.AudioStream;
import dev.lull.common.probe.MediaFacts.VideoStream;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.Planner;
import java.nio.file.Path;
import java.util.List;

/** The command line that makes a whole compatible file from a source nobody vouches for. */
final class EncodeCommand extends FFmpeg {

    /** AAC sounds no better above it, and players may refuse it. */
    private static final int HIGHEST_SAMPLE_RATE = 48_000;

    private EncodeCommand() {
        // the program is started by FfmpegRun, from its own path
        super(Path.of("ffmpeg"));
        setLogLevel(LogLevel.ERROR);
        setProgress("pipe:1");
        setOverwriteOutput(true);
        addArgument("-nostdin");
        addArgument("-nostats");
    }

    /**
     * The arguments, without the program.
     *
     * @param kind any but {@link ConversionKind#NONE}, for which there is nothing to run
     * @param facts of the source; it has at least one moving picture
     */
    static List<String> arguments(
            ConversionKind kind, Path source, MediaFacts facts, EncoderSettings settings, Path made) {
        VideoStream video = facts.mainVideo().orElseThrow();
        EncodeCommand command = new EncodeCommand();
        command.addInput(input(source, settings));
        UrlOutput output = output(video, made);
        if (kind == ConversionKind.VIDEO || kind == ConversionKind.FULL) {
            encodeVideo(output, video, settings);
        } else {
            output.setCodec(StreamType.VIDEO, "copy").addArguments("-tag:v", "avc1");
        }
        facts.mainAudio().ifPresent(audio -> {
            output.addMap(0, Integer.toString(audio.index()));
            if (kind == ConversionKind.AUDIO || kind == ConversionKind.FULL) {
                encodeAudio(output, audio, settings);
            } else {
                output.setCodec(StreamType.AUDIO, "copy");
            }
        });
        command.addOutput(output);
        return command.buildArguments();
    }

    private static UrlInput input(Path source, EncoderSettings settings) {
        UrlInput input = UrlInput.fromUrl("file:" + source.toAbsolutePath());
        InputLimits.arguments().forEach(input::addArgument);
        input.addArguments("-max_pixels", Long.toString(Planner.LARGEST_FRAME));
        if (settings.threads() > 0) {
            input.addArguments("-threads", Integer.toString(settings.threads()));
        }
        return input;
    }

    private static UrlOutput output(VideoStream video, Path made) {
        return UrlOutput.toUrl("file:" + made.toAbsolutePath())
                .setFormat("mp4")
                .addMap(0, Integer.toString(video.index()))
                .disableStream(StreamType.SUBTITLE)
                .disableStream(StreamType.DATA)
                .addArguments("-map_chapters", "-1")
                .addArguments("-movflags", "+faststart")
                // a timecode among the source's tags would become a track of its own
                .addArguments("-write_tmcd", "0")
                // sound that begins late makes the picture wait
                .addArguments("-max_muxing_queue_size", "4096");
    }

    /** Every frame keeps its time to the tick of the source, so a variable frame rate stays variable. */
    private static void encodeVideo(UrlOutput output, VideoStream video, EncoderSettings settings) {
        output.setCodec(StreamType.VIDEO, "libx264")
                .addArguments("-filter:v", VideoFilter.of(video, settings))
                .addArguments("-preset", settings.preset())
                .addArguments("-crf", Integer.toString(settings.crf()))
                .addArguments("-profile:v", "high")
                .addArguments("-level:v", "4.2")
                .addArguments("-fps_mode", "vfr")
                .addArguments("-enc_time_base", "demux");
        if (settings.threads() > 0) {
            output.addArguments("-threads", Integer.toString(settings.threads()));
        }
    }

    /** Gaps in the sound are filled and a late start padded, so that it stays with the picture. */
    private static void encodeAudio(UrlOutput output, AudioStream audio, EncoderSettings settings) {
        output.setCodec(StreamType.AUDIO, "aac")
                .addArguments("-filter:a", "aresample=async=1000:first_pts=0")
                .addArguments("-b:a", settings.audioKilobits() + "k");
        if (audio.channels() > 2) {
            output.addArguments("-ac", "2");
        }
        if (audio.sampleRate() > HIGHEST_SAMPLE_RATE) {
            output.addArguments("-ar", Integer.toString(HIGHEST_SAMPLE_RATE));
        }
    }

    @Override
    protected List<String> buildArguments() {
        return super.buildArguments();
    }
}
