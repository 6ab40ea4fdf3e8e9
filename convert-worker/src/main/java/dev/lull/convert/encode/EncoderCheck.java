package dev.lull.convert.encode;

import dev.lull.common.process.Confinement;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.ProgramOutput;
import dev.lull.common.settings.SettingsException;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.VideoEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether the ffmpeg found has the encoder that is asked for, and it works on this machine. */
public final class EncoderCheck {

    private EncoderCheck() {}

    /**
     * Lets it encode a frame; libx264 did already when the ffmpeg was found.
     *
     * @throws SettingsException when it cannot
     */
    public static void check(Ffmpeg ffmpeg, EncoderSettings settings) {
        obstacle(ffmpeg, settings).ifPresent(why -> {
            throw new SettingsException(List.of("convert.encoder: " + why));
        });
    }

    /** Why it cannot; empty when it can. */
    public static Optional<String> obstacle(Ffmpeg ffmpeg, EncoderSettings settings) {
        VideoEncoder encoder = settings.encoder();
        if (encoder.equals(VideoEncoder.LIBX264)) {
            return Optional.empty();
        }
        String who = "ffmpeg " + ffmpeg.version() + " (" + ffmpeg.origin() + ")";
        try {
            String listed = ProgramOutput.of(
                    List.of(ffmpeg.ffmpeg().toString(), "-hide_banner", "-encoders"), ffmpeg.environment());
            if (!has(listed, encoder)) {
                String others = VideoEncoder.all().stream()
                        .filter(other -> has(listed, other))
                        .map(VideoEncoder::wireName)
                        .collect(Collectors.joining(", "));
                return Optional.of(who + " has no " + encoder.wireName() + ", only " + others);
            }
            ProgramOutput.of(trial(ffmpeg, settings), ffmpeg.environment(), Confinement.reading(0));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(encoder.wireName() + " does not work here with " + who + ": " + e.getMessage());
        }
    }

    private static boolean has(String listed, VideoEncoder encoder) {
        return Pattern.compile("^ V\\S* " + Pattern.quote(encoder.wireName()) + " ", Pattern.MULTILINE)
                .matcher(listed)
                .find();
    }

    private static List<String> trial(Ffmpeg ffmpeg, EncoderSettings settings) {
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-nostdin", "-v", "error"));
        command.addAll(settings.encoder().device());
        command.addAll(List.of("-f", "lavfi", "-i", "color=size=640x360:duration=0.04"));
        command.addAll(List.of("-vf", settings.encoder().lastFilters()));
        command.addAll(settings.videoArguments(0, settings.level()));
        command.addAll(List.of("-f", "null", "-"));
        return command;
    }
}
