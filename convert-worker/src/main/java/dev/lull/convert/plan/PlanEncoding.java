package dev.lull.convert.plan;

import dev.lull.common.probe.TargetProfile;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the units of a plan are made. It is decided once, by the worker that plans, and every worker goes by it, whatever
 * its own settings say.
 *
 * @param ffmpegMajor of the planner's ffmpeg
 */
public record PlanEncoding(EncoderSettings settings, int ffmpegMajor) {

    /**
     * Reads the {@linkplain #text words} of a plan.
     *
     * @throws IllegalArgumentException when they are not understood, such as those of a later version
     */
    public static PlanEncoding read(String text) {
        Map<String, String> words = Stream.of(text.split(" ", -1))
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(word -> word[0], word -> word[word.length - 1], (one, other) -> other));
        Function<String, String> value = key -> words.getOrDefault(key, "");
        EncoderSettings settings = new EncoderSettings(
                TargetProfile.named(value.apply("profile")),
                VideoEncoder.of(value.apply("encoder")),
                value.apply("preset"),
                Integer.parseInt(value.apply("crf")),
                Integer.parseInt(value.apply("maxrate")),
                value.apply("h264-profile"),
                H264Level.of(Integer.parseInt(value.apply("h264-level").replace(".", ""))),
                Integer.parseInt(value.apply("audio-bitrate")),
                0);
        PlanEncoding encoding = new PlanEncoding(settings, Integer.parseInt(value.apply("ffmpeg")));
        if (!encoding.text().equals(text)) {
            throw new IllegalArgumentException(text);
        }
        return encoding;
    }

    /** In the words of the settings, for the checkpoint; equal texts, equal results. */
    public String text() {
        return String.join(
                " ",
                "profile=" + settings.target().name(),
                "encoder=" + settings.encoder().wireName(),
                "preset=" + settings.preset(),
                "crf=" + settings.crf(),
                "maxrate=" + settings.maxrate(),
                "h264-profile=" + settings.profile(),
                "h264-level=" + settings.level(),
                "audio-bitrate=" + settings.audioKilobits(),
                "ffmpeg=" + ffmpegMajor);
    }
}
