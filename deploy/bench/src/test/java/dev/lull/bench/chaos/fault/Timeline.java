package dev.lull.bench.chaos.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Everything the run does, with its time, to be laid beside the logs of the roles. */
public final class Timeline {

    private final Path file;

    public Timeline(Path file) {
        this.file = file;
    }

    public synchronized void note(String what) {
        String line = Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + what + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
