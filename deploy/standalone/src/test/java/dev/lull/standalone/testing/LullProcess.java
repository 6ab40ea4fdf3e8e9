package dev.lull.standalone.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** {@code lull} as a process of its own, from the jar that the build has made. */
public final class LullProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 480;
    private static final Path OUTPUT = Path.of("target", "lull-output");

    private final Process process;
    private final Path out;
    private final Path err;

    private LullProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts the command.
     *
     * @param folder where it runs
     */
    public static LullProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    /** The same with these variables in its environment. */
    public static LullProcess start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(folder, lull(List.of(), arguments), environment);
    }

    /**
     * The same on a terminal of this size, which the {@code script} of util-linux lends; what it shows is the output.
     */
    public static LullProcess startOnTerminal(Path folder, int rows, int columns, String... arguments)
            throws IOException {
        List<String> command = lull(List.of("-Dlull.terminal.size=" + rows + " " + columns), arguments);
        String line = command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "stty rows " + rows + " cols " + columns + "; exec ", ""));
        return start(folder, List.of("script", "-qec", line, "/dev/null"), Map.of("TERM", "xterm"));
    }

    /** @param options of Java */
    private static List<String> lull(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(PackagedLull.COMMAND);
        command.addAll(1, options);
        command.addAll(List.of(arguments));
        return command;
    }

    public static LullProcess start(Path folder, List<String> command, Map<String, String> environment)
            throws IOException {
        Path out = outputFile("out-");
        Path err = outputFile("err-");
        // a shell that runs the tests in the background ignores SIGINT, and so would everything below it
        List<String> interruptible = new ArrayList<>(List.of("env", "--default-signal=INT"));
        interruptible.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(interruptible)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new LullProcess(builder.start(), out, err);
    }

    /** Where no test looks at what is in its folder. */
    private static Path outputFile(String beginning) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(OUTPUT), beginning, ".txt");
        file.toFile().deleteOnExit();
        return file;
    }

    /** Waits for its end; returns the exit status. */
    public int status() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("ended within %s s", PATIENCE_SECONDS)
                .isTrue();
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What Ctrl-C does. */
    public void interrupt() throws IOException, InterruptedException {
        signal("INT");
    }

    /** Stops it where it stands, as a machine that sleeps does. */
    public void suspend() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .start()
                .waitFor();
    }

    /** Waits until it prints a line that begins with this. */
    public void awaitLine(String beginning) {
        await("a line that begins with " + beginning)
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> out().lines().anyMatch(line -> line.startsWith(beginning)) || !isAlive());
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public long pid() {
        return process.pid();
    }

    public String out() throws IOException {
        return Files.readString(out);
    }

    public String err() throws IOException {
        return Files.readString(err);
    }

    /** Ends it as a supervisor does, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
