package dev.lull.convert.encode;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.ffmpeg.Attendant;
import dev.lull.convert.ffmpeg.FfmpegRun;
import dev.lull.convert.plan.EncoderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes units. */
public final class Encoder {

    private final FfmpegRun ffmpeg;
    private final EncoderSettings settings;

    public Encoder(FfmpegRun ffmpeg, EncoderSettings settings) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
    }

    /**
     * Makes the whole file; nothing is promised of it until it is verified.
     *
     * @param made where to write
     */
    public void encode(ConversionKind kind, Path source, MediaFacts facts, Path made, Attendant attendant)
            throws Failure, InterruptedException {
        if (kind == ConversionKind.NONE) {
            copy(source, made);
            return;
        }
        ffmpeg.run(EncodeCommand.arguments(kind, source, facts, settings, made), attendant);
    }

    private static void copy(Path source, Path made) throws Failure.Transient {
        try {
            Files.copy(source, made, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure.Transient("cannot copy " + source + ": " + e, e);
        }
    }
}
