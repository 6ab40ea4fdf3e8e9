package dev.lull.common.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A command, which says with its exit status whether conversions may run: 0 for yes. Its first line is the reason. */
final class CommandProbe implements Probe {

    private static final int LONGEST_LINE = 200;

    private final List<String> command;
    private final Duration timeout;

    /** @param command the program and its arguments, separated by spaces */
    CommandProbe(String command, Duration timeout) {
        this.command = List.of(command.strip().split("\\s+", -1));
        this.timeout = timeout;
    }

    @Override
    public Optional<String> ask() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .start();
        try {
            // a pipe holds more than is read of it; what prints without end is ended with the time
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("no answer within " + timeout.toSeconds() + " s");
            }
            int status = process.exitValue();
            return status == 0
                    ? Optional.empty()
                    : Optional.of(firstLine(process).orElse("exit status " + status));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Optional<String> firstLine(Process process) throws IOException {
        byte[] printed = process.getInputStream().readNBytes(LONGEST_LINE);
        return new String(printed, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst();
    }
}
