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
import java.util.function.Consumer;

/** What ffprobe prints of a file in lines of values. */
final class FfprobeTable {

    private final Ffmpeg ffmpeg;
    private final ChildOutput output;

    /**
     * Tables of this ffprobe.
     *
     * @param timeout longer means that it hangs
     */
    FfprobeTable(Ffmpeg ffmpeg, Duration timeout) {
        this.ffmpeg = ffmpeg;
        this.output = new ChildOutput(ffmpeg, timeout);
    }

    /**
     * Passes on each line as its values; returns what ffprobe had to complain of.
     *
     * @param what is asked of ffprobe
     * @throws Failure.Permanent when the file cannot be read as media
     */
    List<String> read(Path file, List<String> what, Consumer<String[]> row) throws Failure, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ffmpeg.ffprobe().toString());
        command.addAll(List.of("-loglevel", "error"));
        command.addAll(InputLimits.arguments());
        command.addAll(what);
        command.addAll(List.of("-print_format", "csv=print_section=0", "file:" + file.toAbsolutePath()));
        return output.<Boolean>read("ffprobe", command, table -> rows(table, row))
                .complaints();
    }

    /** Returns that all of them were passed on. */
    private static boolean rows(InputStream table, Consumer<String[]> row) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                row.accept(line.split(",", -1));
                line = lines.readLine();
            }
            return true;
        }
    }
}
