package dev.lull.common.testing;

import dev.lull.common.process.ChildProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Another Java process with the class path of this one, to be killed, or to do the same thing at the same time. */
public final class JavaProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final BufferedReader output;

    private JavaProcess(ChildProcess process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8));
    }

    public static JavaProcess start(Class<?> main, String... arguments) throws IOException {
        return start(Map.of(), main, arguments);
    }

    /** With these variables in its environment. */
    public static JavaProcess start(Map<String, String> environment, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new JavaProcess(ChildProcess.start(command, environment));
    }

    /**
     * The next line it prints that begins with this word, without the word.
     *
     * @throws IOException when it ends before; the message has what it printed on standard error
     */
    public String next(String word) throws IOException {
        String line;
        while ((line = output.readLine()) != null) {
            if (line.startsWith(word + " ")) {
                return line.substring(word.length() + 1);
            }
        }
        throw new IOException("the process ended before it printed " + word + ": " + process.errorTail());
    }

    /** Ends it with {@code kill -9} and waits until it is gone. */
    public void kill() {
        process.close();
    }

    /** Waits until it ends by itself; its exit status. */
    public int await() throws InterruptedException {
        OptionalInt status = process.await(LIMIT);
        return status.orElseThrow(() -> new AssertionError("still running after " + LIMIT));
    }

    @Override
    public void close() {
        process.close();
    }
}
