package dev.lull.convert.ffmpeg;

import dev.lull.common.media.Failure;
import dev.lull.common.process.ChildMemory;
import dev.lull.common.process.ChildProcess;
import dev.lull.common.process.Confinement;
import dev.lull.common.process.Ffmpeg;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What an ffmpeg or ffprobe that measures a file prints, read while it runs. */
public final class ChildOutput {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Ffmpeg ffmpeg;
    private final Duration timeout;
    private final long memory;

    /**
     * Outputs of these programs, which decode no more than one frame after the other.
     *
     * @param timeout longer means that one hangs
     */
    public ChildOutput(Ffmpeg ffmpeg, Duration timeout) {
        this(ffmpeg, timeout, ChildMemory.TO_MEASURE);
    }

    /**
     * Outputs of these programs.
     *
     * @param memory bytes each may take; 0 for no bound
     */
    public ChildOutput(Ffmpeg ffmpeg, Duration timeout, long memory) {
        this.ffmpeg = ffmpeg;
        this.timeout = timeout;
        this.memory = memory;
    }

    /**
     * Runs one to its end, looked after by the {@link ReadingMonitor} of this thread.
     *
     * @param program {@code ffmpeg} or {@code ffprobe}, for words
     * @throws Failure.Permanent when the file cannot be read as media
     */
    public <T> Printed<T> read(String program, List<String> command, Reader<T> reader)
            throws Failure, InterruptedException {
        try (ChildProcess child = ChildProcess.start(command, ffmpeg.environment(), Confinement.reading(memory))) {
            FutureTask<T> reading = new FutureTask<>(() -> reader.read(child.output()));
            Thread thread = new Thread(reading, "output-of-" + child.pid());
            thread.setDaemon(true);
            thread.start();
            int status = await(program, child);
            if (status != 0) {
                throw FfmpegError.of(program, status, child.errorTail());
            }
            return new Printed<>(reading.get(), child.errorTail());
        } catch (ExecutionException e) {
            throw new Failure.Transient("what " + program + " printed cannot be read: " + e.getCause(), e);
        } catch (IOException e) {
            throw FfmpegError.notRun(program, e);
        }
    }

    /** Time in which it stood is not counted. */
    private int await(String program, ChildProcess child) throws Failure, InterruptedException {
        RunMonitor monitor = ReadingMonitor.ofThisThread();
        RunningChild process = new RunningChild(child, () -> Progress.NONE);
        Duration ran = Duration.ZERO;
        OptionalInt status = child.await(LOOK_EVERY);
        while (status.isEmpty()) {
            monitor.check(process);
            ran = process.suspended() ? ran : ran.plus(LOOK_EVERY);
            if (ran.compareTo(timeout) >= 0) {
                throw new Failure.Transient(program + " gave no answer within " + timeout.toMinutes() + " min");
            }
            status = child.await(LOOK_EVERY);
        }
        return status.getAsInt();
    }

    /**
     * What was printed.
     *
     * @param complaints the last lines of the standard error
     */
    public record Printed<T>(T value, List<String> complaints) {}

    /** Reads an output to its end. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(InputStream output) throws IOException;
    }
}
