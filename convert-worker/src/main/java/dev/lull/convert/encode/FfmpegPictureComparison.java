package dev.lull.convert.encode;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.InputLimits;
import dev.lull.common.probe.VideoStream;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.ProgramOutput;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.verify.PictureComparison;
import dev.lull.convert.verify.Shot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares two frames with ffmpeg's filter {@code ssim}; the original's goes through the filters of its conversion. */
public final class FfmpegPictureComparison implements PictureComparison {

    /** {@code n:1 Y:0.99 U:0.98 V:0.98 All:0.985 (18.2)}. */
    private static final Pattern RESULT = Pattern.compile("All:([0-9.]+|inf|nan)");

    private final Ffmpeg ffmpeg;
    private final EncoderSettings settings;
    private final long largestFrame;

    /**
     * A comparison.
     *
     * @param largestFrame in pixels; larger ones are not decoded
     */
    public FfmpegPictureComparison(Ffmpeg ffmpeg, EncoderSettings settings, long largestFrame) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        this.largestFrame = largestFrame;
    }

    @Override
    public OptionalDouble ssim(Shot original, VideoStream video, boolean encoded, Shot made) throws Failure {
        List<String> before = encoded ? VideoFilter.beforeCut(video) : List.of();
        List<String> after = encoded ? VideoFilter.formed(video, settings) : List.of();
        List<String> chain = new ArrayList<>(before);
        chain.addAll(List.of(original.pick(), "setpts=0"));
        chain.addAll(after);
        chain.add("format=yuv420p");
        String graph = "[0:" + original.stream() + "]" + String.join(",", chain) + "[a];[1:" + made.stream() + "]"
                + made.pick() + ",setpts=0,format=yuv420p[b];[a][b]ssim=stats_file=-";
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-nostdin", "-v", "error"));
        command.addAll(encoded ? VideoEncoding.decoder(video) : List.of());
        command.addAll(input(original));
        command.addAll(input(made));
        command.addAll(List.of("-filter_complex", graph, "-frames:v", "1", "-an", "-f", "null", "-"));
        try {
            String printed = ProgramOutput.of(command, ffmpeg.environment());
            Matcher result = RESULT.matcher(printed);
            if (!result.find()) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(result.group(1).equals("inf") ? 1 : Double.parseDouble(result.group(1)));
        } catch (IOException e) {
            throw new Failure.Permanent("frames cannot be compared: " + e.getMessage());
        }
    }

    private List<String> input(Shot shot) {
        List<String> arguments = new ArrayList<>(InputLimits.arguments());
        arguments.addAll(List.of("-max_pixels", Long.toString(largestFrame), "-copyts"));
        if (shot.seek() != null) {
            arguments.addAll(List.of("-noaccurate_seek", "-seek_timestamp", "1", "-ss", shot.seek()));
        }
        arguments.addAll(List.of("-i", CommandLine.url(shot.file())));
        return arguments;
    }
}
