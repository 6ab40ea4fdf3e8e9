package dev.lull.common.process;

import dev.lull.common.posix.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running child. Its standard input is empty, the tail of its standard error is kept for error messages, and it is
 * killed when this process dies, even by {@code kill -9}.
 */
public final class ChildProcess implements AutoCloseable {

    private static final int KEPT_ERROR_LINES = 40;

    /** Whatever else is in our environment, such as passwords, is none of a child's business. */
    private static final Set<String> PASSED_ON = Set.of(
            "PATH",
            "LD_LIBRARY_PATH",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "LIBVA_DRIVER_NAME",
            "LIBVA_DRIVERS_PATH",
            "ONEVPL_SEARCH_PATH",
            "CUDA_VISIBLE_DEVICES");

    private final Process process;
    private final Deque<String> errorTail = new ArrayDeque<>();
    private final @Nullable Thread errorReader;

    private ChildProcess(Process process, boolean readErrors) {
        this.process = process;
        if (readErrors) {
            Thread reader = new Thread(this::drainErrors, "stderr-of-" + process.pid());
            reader.setDaemon(true);
            reader.start();
            this.errorReader = reader;
        } else {
            this.errorReader = null;
        }
    }

    /**
     * Starts the command; its output is read through {@link #output()}, which must be drained.
     *
     * @param environment all it gets, with what finds programs, libraries and graphics cards from ours, and the
     *     language, as it decides how names are written
     * @throws IOException when the program cannot be started
     */
    public static ChildProcess start(List<String> command, Map<String, String> environment) throws IOException {
        return spawn(Spawner.FREE, builder(command, environment), true);
    }

    /** The same for a program that reads hostile files. */
    public static ChildProcess start(List<String> command, Map<String, String> environment, Confinement confinement)
            throws IOException {
        return spawn(Spawner.OFFLINE, builder(confinement.around(command), environment), true);
    }

    /** Starts the command with all its output appended to a file. */
    public static ChildProcess startLogging(List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        return spawn(Spawner.FREE, logging(builder(command, environment), log), false);
    }

    /** The same for a program that reads hostile files. */
    static ChildProcess startLogging(
            List<String> command, Map<String, String> environment, Path log, Confinement confinement)
            throws IOException {
        return spawn(Spawner.OFFLINE, logging(builder(confinement.around(command), environment), log), false);
    }

    private static ProcessBuilder logging(ProcessBuilder builder, Path log) {
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private static ProcessBuilder builder(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(ParentDeathSignal.wrap(command));
        builder.environment().keySet().retainAll(PASSED_ON);
        builder.environment().putAll(environment);
        return builder;
    }

    private static ChildProcess spawn(Spawner spawner, ProcessBuilder builder, boolean readErrors) throws IOException {
        Process process = spawner.start(builder);
        process.getOutputStream().close();
        return new ChildProcess(process, readErrors);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What the child prints on its standard output. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** The last lines of its standard error, oldest first; complete once the child has ended. */
    public List<String> errorTail() {
        synchronized (errorTail) {
            return List.copyOf(errorTail);
        }
    }

    /** Waits without limit; returns the exit status. */
    public int await() throws InterruptedException {
        int status = process.waitFor();
        joinErrorReader();
        return status;
    }

    /** Waits for so long; empty when the child still runs. */
    public OptionalInt await(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return OptionalInt.empty();
        }
        joinErrorReader();
        return OptionalInt.of(process.exitValue());
    }

    /** Stops it where it stands (SIGSTOP); it loses nothing. */
    public void suspend() {
        signal(Signal.STOP);
    }

    /** Lets it go on after {@link #suspend()} (SIGCONT). */
    public void resume() {
        signal(Signal.CONT);
    }

    /** Asks it to end (SIGTERM). */
    public void terminate() {
        process.destroy();
    }

    /** Ends it immediately (SIGKILL), suspended or not. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Kills it if it still runs and waits until it is gone. */
    @Override
    public void close() {
        kill();
        boolean interrupted = false;
        while (true) {
            try {
                await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(Signal signal) {
        if (!process.isAlive()) {
            return;
        }
        try {
            signal.send(process.pid());
        } catch (IOException e) {
            // one that has ended meanwhile needs no signal
            if (process.isAlive()) {
                throw new UncheckedIOException("cannot signal process " + process.pid(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void joinErrorReader() throws InterruptedException {
        if (errorReader != null) {
            errorReader.join();
        }
    }

    private void drainErrors() {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = lines.readLine()) != null) {
                synchronized (errorTail) {
                    if (errorTail.size() == KEPT_ERROR_LINES) {
                        errorTail.removeFirst();
                    }
                    errorTail.addLast(line);
                }
            }
        } catch (IOException endOfChild) {
            synchronized (errorTail) {
                errorTail.addLast("(its error output broke off: " + endOfChild.getMessage() + ")");
            }
        }
    }
}
