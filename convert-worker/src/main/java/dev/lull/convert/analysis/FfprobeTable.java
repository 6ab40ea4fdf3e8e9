package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.InputLimits;
import dev.lull.common.process.ChildProcess;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.MemoryLimit;
import dev.lull.convert.ffmpeg.FfmpegError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** What ffprobe prints of a file in lines of values. */
final class FfprobeTable {

    /** Bytes; the index of a long MP4 takes some hundred million. */
    private static final long MOST_MEMORY = 2L << 30;

    private final Ffmpeg ffmpeg;
    private final Duration timeout;

    /**
     * Tables of this ffprobe.
     *
     * @param timeout longer means that it hangs
     */
    FfprobeTable(Ffmpeg ffmpeg, Duration timeout) {
        this.ffmpeg = ffmpeg;
        this.timeout = timeout;
    }

    /**
     * Passes on each line as its values.
     *
     * @param what is asked of ffprobe
     * @throws Failure.Permanent when the file cannot be read as media
     */
    void read(Path file, List<String> what, Consumer<String[]> row) throws Failure, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ffmpeg.ffprobe().toString());
        command.addAll(List.of("-loglevel", "error"));
        command.addAll(InputLimits.arguments());
        command.addAll(what);
        command.addAll(List.of("-print_format", "csv=print_section=0", "file:" + file.toAbsolutePath()));
        try (ChildProcess child = ChildProcess.start(MemoryLimit.wrap(command, MOST_MEMORY), ffmpeg.environment())) {
            FutureTask<?> reading = new FutureTask<>(() -> rows(child.output(), row), null);
            Thread reader = new Thread(reading, "table-of-" + child.pid());
            reader.setDaemon(true);
            reader.start();
            int status = child.await(timeout)
                    .orElseThrow(() ->
                            new Failure.Transient("ffprobe gave no answer within " + timeout.toMinutes() + " min"));
            if (status != 0) {
                throw FfmpegError.of("ffprobe", status, child.errorTail());
            }
            reading.get();
        } catch (ExecutionException e) {
            throw new Failure.Transient("what ffprobe lists cannot be read: " + e.getCause(), e);
        } catch (IOException e) {
            throw FfmpegError.notRun("ffprobe", e);
        }
    }

    private static void rows(InputStream table, Consumer<String[]> row) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> row.accept(line.split(",", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
