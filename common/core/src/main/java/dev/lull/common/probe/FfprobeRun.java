package dev.lull.common.probe;

import com.github.kokorin.jaffree.LogLevel;
import com.github.kokorin.jaffree.ffprobe.FFprobe;
import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.data.JsonFormatParser;
import dev.lull.common.media.Failure;
import dev.lull.common.process.ChildMemory;
import dev.lull.common.process.ChildProcess;
import dev.lull.common.process.Confinement;
import dev.lull.common.process.Ffmpeg;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One ffprobe process over one file. Jaffree writes the command line and reads the answer; the process is ours, because
 * it needs its own environment, an end in time, and a bound on what it prints.
 */
final class FfprobeRun {

    /** The description of an ordinary file takes some kilobytes. */
    private static final int MOST_OUTPUT = 8 << 20;

    /** What a shell and setpriv answer when there is no such program, or it may not be run; 137 is SIGKILL. */
    private static final Set<Integer> NOT_THE_FILES_FAULT = Set.of(126, 127, 128 + 9);

    private final Ffmpeg ffmpeg;
    private final Duration timeout;

    FfprobeRun(Ffmpeg ffmpeg, Duration timeout) {
        this.ffmpeg = ffmpeg;
        this.timeout = timeout;
    }

    FFprobeResult describe(Path file) throws Failure, InterruptedException {
        return parse(answer(file, List.of(), output -> output.readNBytes(MOST_OUTPUT + 1)));
    }

    /** The same, and its packets. */
    FFprobeResult describe(Path file, PacketLister packets) throws Failure, InterruptedException {
        return parse(answer(file, packets.arguments(), output -> packets.read(output, MOST_OUTPUT)));
    }

    private byte[] answer(Path file, List<String> more, Reader reader) throws Failure, InterruptedException {
        String input = "file:" + file.toAbsolutePath();
        List<String> command = new ArrayList<>();
        command.add(ffmpeg.ffprobe().toString());
        command.addAll(more);
        command.addAll(new Question(ffmpeg.ffprobe(), input).buildArguments());
        Confinement confinement = Confinement.reading(ChildMemory.TO_DESCRIBE);
        try (ChildProcess child = ChildProcess.start(command, ffmpeg.environment(), confinement)) {
            byte[] output = read(child, reader);
            int status = child.await();
            if (NOT_THE_FILES_FAULT.contains(status)) {
                throw new Failure.Transient("ffprobe could not be run (status " + status + ")");
            }
            if (status != 0) {
                throw new Failure.Permanent(FfprobeError.reason(child.errorTail(), input, status));
            }
            return output;
        } catch (IOException e) {
            throw new Failure.Transient("cannot run ffprobe: " + e.getMessage(), e);
        }
    }

    private byte[] read(ChildProcess child, Reader reader) throws Failure, IOException, InterruptedException {
        FutureTask<byte[]> reading = new FutureTask<>(() -> reader.read(child.output()));
        Thread thread = new Thread(reading, "stdout-of-" + child.pid());
        thread.setDaemon(true);
        thread.start();
        try {
            byte[] output = reading.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (output.length > MOST_OUTPUT) {
                throw new Failure.Permanent("its description is longer than " + (MOST_OUTPUT >> 20) + " MB");
            }
            return output;
        } catch (TimeoutException e) {
            throw new Failure.Transient("ffprobe gave no answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("its output broke off", e.getCause());
        }
    }

    /**
     * The answer.
     *
     * @throws Failure.Permanent when it is none
     */
    static FFprobeResult parse(byte[] json) throws Failure {
        try {
            FFprobeResult result = new FFprobeResult(new JsonFormatParser().parse(new ByteArrayInputStream(json)));
            if (result.getFormat() == null || result.getStreams() == null) {
                throw new Failure.Permanent("ffprobe found no streams");
            }
            return result;
        } catch (RuntimeException e) {
            throw new Failure.Permanent("ffprobe's answer cannot be read", e);
        }
    }

    /** Reads an output to its end. */
    @FunctionalInterface
    private interface Reader {
        byte[] read(InputStream output) throws IOException;
    }

    /** What is asked; the file may name no other file, no host and no format outside the list. */
    private static final class Question extends FFprobe {

        Question(Path ffprobe, String input) {
            super(ffprobe);
            setLogLevel(LogLevel.ERROR);
            setShowFormat(true);
            setShowStreams(true);
            setShowChapters(true);
            // of AAC it tells how its channels are described
            setShowData(true);
            setFormatParser(new JsonFormatParser());
            InputLimits.arguments().forEach(this::addArgument);
            setInput(input);
        }

        @Override
        protected List<String> buildArguments() {
            return super.buildArguments();
        }
    }
}
