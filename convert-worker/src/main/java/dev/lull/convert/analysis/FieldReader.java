package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.InputLimits;
import dev.lull.common.process.Ffmpeg;
import dev.lull.convert.ffmpeg.ChildOutput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at some frames of a video whose codec does not say of which fields they consist. */
final class FieldReader {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /** Where in the video the samples are, by its length: title cards and credits may stand still. */
    private static final List<Double> SAMPLES = List.of(0.0, 0.2, 0.4, 0.6, 0.8);

    private static final int FRAMES_A_SAMPLE = 60;

    /** What ffmpeg's field detector counted so far, looking at the frames around one as well. */
    private static final String COUNT = "lavfi.idet.multiple.";

    private final Ffmpeg ffmpeg;
    private final ChildOutput output;

    FieldReader(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
        this.output = new ChildOutput(ffmpeg, TIMEOUT);
    }

    /**
     * The order of the fields of one stream, as ffprobe has it; empty for whole frames, and where it cannot be told.
     *
     * @param length seconds of the file
     * @throws Failure.Permanent when it cannot be decoded
     */
    Optional<String> order(Path file, int stream, double length) throws Failure, InterruptedException {
        List<Fields> samples = new ArrayList<>();
        for (double sample : SAMPLES) {
            samples.add(sample(file, stream, sample * length));
        }
        return Fields.order(samples);
    }

    private Fields sample(Path file, int stream, double second) throws Failure, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-nostdin", "-loglevel", "error"));
        command.addAll(InputLimits.arguments());
        command.addAll(List.of("-an", "-sn", "-dn", "-ss", String.format(Locale.ROOT, "%.3f", second)));
        command.addAll(List.of("-i", "file:" + file.toAbsolutePath(), "-map", "0:" + stream));
        command.addAll(List.of("-frames:v", Integer.toString(FRAMES_A_SAMPLE)));
        command.addAll(List.of("-filter:v", "idet,metadata=mode=print:file=-", "-f", "null", "-"));
        return output.read("ffmpeg", command, FieldReader::last).value();
    }

    private static Fields last(InputStream counts) throws IOException {
        long top = 0;
        long bottom = 0;
        long progressive = 0;
        long undetermined = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(counts, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                top = count(line, "tff", top);
                bottom = count(line, "bff", bottom);
                progressive = count(line, "progressive", progressive);
                undetermined = count(line, "undetermined", undetermined);
                line = lines.readLine();
            }
        }
        return new Fields(top, bottom, progressive, undetermined);
    }

    private static long count(String line, String what, long before) {
        String key = COUNT + what + "=";
        return line.startsWith(key) ? Math.round(Double.parseDouble(line.substring(key.length()))) : before;
    }
}
