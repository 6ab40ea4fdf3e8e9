package dev.lull.common.gate;

import dev.lull.common.process.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A command, which says with its exit status whether conversions may run: 0 for yes. Its first line is the reason. */
final class CommandProbe implements Probe {

    private static final int LONGEST_LINE = 200;

    /** Exit statuses of POSIX for a command that could not be run. */
    private static final int NOT_EXECUTABLE = 126;

    private static final int NOT_FOUND = 127;

    private final List<String> command;
    private final Duration timeout;

    /** @param command the program and its arguments, separated by spaces */
    CommandProbe(String command, Duration timeout) {
        this.command = List.of(command.strip().split("\\s+", -1));
        this.timeout = timeout;
    }

    @Override
    public Optional<String> ask() throws IOException, InterruptedException {
        try (ChildProcess child = ChildProcess.start(command, Map.of())) {
            try {
                // a pipe holds more than is read of it; what prints without end is ended with the time
                int status = child.await(timeout)
                        .orElseThrow(() -> new IOException("no answer within " + timeout.toSeconds() + " s"));
                String said = said(child).orElse("exit status " + status);
                if (status == NOT_EXECUTABLE || status == NOT_FOUND) {
                    throw new IOException(said);
                }
                return status == 0 ? Optional.empty() : Optional.of(said);
            } finally {
                ProcessHandle.of(child.pid()).stream()
                        .flatMap(ProcessHandle::descendants)
                        .forEach(ProcessHandle::destroyForcibly);
            }
        }
    }

    private static Optional<String> said(ChildProcess child) throws IOException {
        String printed = new String(child.output().readNBytes(LONGEST_LINE), StandardCharsets.UTF_8);
        return Stream.concat(printed.lines(), child.errorTail().stream())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst();
    }
}
