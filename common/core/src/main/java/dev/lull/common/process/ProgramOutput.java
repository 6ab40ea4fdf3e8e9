package dev.lull.common.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What a program that ends by itself prints, such as its version. */
public final class ProgramOutput {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private ProgramOutput() {}

    /**
     * Runs the command to its end and returns all it printed.
     *
     * @throws IOException when it cannot be started, takes too long or fails; the message ends with the last line it
     *     printed
     */
    public static String of(List<String> command, Map<String, String> environment) throws IOException {
        return of(command.get(0), printed -> ChildProcess.startLogging(command, environment, printed));
    }

    /** The same of a program that reads hostile files. */
    public static String of(List<String> command, Map<String, String> environment, Confinement confinement)
            throws IOException {
        return of(command.get(0), printed -> ChildProcess.startLogging(command, environment, printed, confinement));
    }

    private static String of(String program, Start start) throws IOException {
        Path printed = Files.createTempFile("lull-", ".out");
        try (ChildProcess child = start.printingTo(printed)) {
            OptionalInt status = child.await(LIMIT);
            String output = new String(Files.readAllBytes(printed), StandardCharsets.UTF_8);
            if (status.isEmpty()) {
                throw new IOException("no answer within " + LIMIT.toSeconds() + " s");
            }
            if (status.getAsInt() != 0) {
                throw new IOException("exit status " + status.getAsInt() + lastLine(output));
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, e);
        } finally {
            Files.delete(printed);
        }
    }

    private static String lastLine(String output) {
        List<String> lines = output.strip().lines().toList();
        return lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1).strip();
    }

    @FunctionalInterface
    private interface Start {
        ChildProcess printingTo(Path file) throws IOException;
    }
}
