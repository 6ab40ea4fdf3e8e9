package dev.lull.bench.chaos.fault;

import dev.lull.common.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** One process of the installation, which is started again and again; what it prints is in one file. */
public final class Part {

    /** What supervisors give a process that they told to end; Lull takes 25 s at most. */
    private static final Duration TIME_TO_END = Duration.ofSeconds(40);

    private final String name;
    private final List<String> command;
    private final Path log;
    private volatile ChildProcess process;

    /**
     * Starts it.
     *
     * @param log gets what it prints
     */
    public Part(String name, List<String> command, Path log) {
        this.name = name;
        this.command = command;
        this.log = log;
        this.process = begin();
    }

    private ChildProcess begin() {
        try {
            return ChildProcess.startLogging(command, Map.of(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not start", e);
        }
    }

    public String name() {
        return name;
    }

    void start() {
        process = begin();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it started itself, and what that started. */
    List<ProcessHandle> children() {
        return ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
    }

    void kill() {
        process.close();
    }

    void suspend() {
        process.suspend();
    }

    void resume() {
        process.resume();
    }

    /** Tells it to end; its exit status, or empty when it does not, and had to be killed. */
    OptionalInt terminate() throws InterruptedException {
        process.terminate();
        OptionalInt status = process.await(TIME_TO_END);
        if (status.isEmpty()) {
            kill();
        }
        return status;
    }
}
