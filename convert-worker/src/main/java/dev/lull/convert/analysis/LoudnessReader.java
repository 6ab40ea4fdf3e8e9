package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.InputLimits;
import dev.lull.common.process.Ffmpeg;
import dev.lull.convert.ffmpeg.ChildOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Decodes a sound track and measures how loud it is: some seconds for an hour. */
final class LoudnessReader {

    /** A day of sound on a slow machine. */
    private static final Duration TIMEOUT = Duration.ofHours(1);

    private static final int SAMPLES_A_SECOND = 8_000;
    private static final int WINDOW_BYTES =
            Math.toIntExact(Math.round(SAMPLES_A_SECOND * Loudness.WINDOW_SECONDS)) * Short.BYTES;

    private final Ffmpeg ffmpeg;
    private final ChildOutput output;

    LoudnessReader(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
        this.output = new ChildOutput(ffmpeg, TIMEOUT);
    }

    /**
     * Reads one stream, with gaps and a late start as silence.
     *
     * @throws Failure.Permanent when it cannot be decoded
     */
    Loudness read(Path file, int stream) throws Failure, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-nostdin", "-loglevel", "error"));
        command.addAll(InputLimits.arguments());
        command.addAll(List.of("-vn", "-sn", "-dn", "-i", "file:" + file.toAbsolutePath(), "-map", "0:" + stream));
        command.addAll(List.of("-filter:a", "aresample=async=1000:first_pts=0", "-ac", "1"));
        command.addAll(List.of("-ar", Integer.toString(SAMPLES_A_SECOND), "-f", "s16le", "pipe:1"));
        return output.read("ffmpeg", command, LoudnessReader::levels).value();
    }

    private static Loudness levels(InputStream samples) throws IOException {
        List<Double> levels = new ArrayList<>();
        byte[] window = samples.readNBytes(WINDOW_BYTES);
        while (window.length >= Short.BYTES) {
            levels.add(level(window));
            window = samples.readNBytes(WINDOW_BYTES);
        }
        return new Loudness(levels.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double level(byte[] window) {
        ByteBuffer samples = ByteBuffer.wrap(window).order(ByteOrder.LITTLE_ENDIAN);
        double squares = 0;
        int count = window.length / Short.BYTES;
        for (int i = 0; i < count; i++) {
            double sample = samples.getShort() / 32768.0;
            squares += sample * sample;
        }
        return Math.max(Loudness.SILENCE, 10 * Math.log10(Math.max(1e-12, squares / count)));
    }
}
