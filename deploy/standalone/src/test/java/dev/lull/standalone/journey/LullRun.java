package dev.lull.standalone.journey;

import dev.lull.standalone.Lull;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@code lull run} in a process of its own, watched through what it prints. */
final class LullRun implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final String END = "\0";

    private final Process process;
    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
    private final List<String> printed = new ArrayList<>();

    private LullRun(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "output-of-lull");
        reader.setDaemon(true);
        reader.start();
    }

    static LullRun start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                Lull.class.getName(),
                "run"));
        command.addAll(arguments);
        return new LullRun(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Waits for a line that begins with this; fails when the run ends before. */
    String await(String beginning) throws InterruptedException {
        while (true) {
            String line = next();
            if (line.startsWith(beginning)) {
                return line;
            }
        }
    }

    /** Waits until it ends by itself; its exit status. */
    int await() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + LIMIT + "; printed " + printed());
        }
        for (String line = unread.take(); !line.equals(END); line = unread.take()) {
            printed.add(line);
        }
        return process.exitValue();
    }

    /** All lines read so far. */
    List<String> printed() {
        return List.copyOf(printed);
    }

    /** {@code kill -9}, unless it has ended; returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private String next() throws InterruptedException {
        String line = unread.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (line == null || line.equals(END)) {
            throw new AssertionError("the run said nothing more; printed " + printed());
        }
        printed.add(line);
        return line;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                unread.add(line);
            }
        } catch (IOException killed) {
            unread.add("(output broke off: " + killed.getMessage() + ")");
        }
        unread.add(END);
    }
}
