package dev.lull.bench.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a process has used of the processors, by thread, as Linux tells it. */
record ProcessorTime(long pid) {

    /** Linux counts in these for all programs. */
    private static final double TICKS_A_SECOND = 100;

    /** Where the time in user mode and in the kernel stand behind the name, which ends with the last parenthesis. */
    private static final int USER = 11;

    private static final int KERNEL = 12;

    /** In seconds, since it began. */
    double seconds() {
        return read(Path.of("/proc", Long.toString(pid), "stat")).seconds();
    }

    /** The same of each thread that lives, by its name, as far as Linux keeps that; of equal names the sum. */
    Map<String, Double> byThread() {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            Map<String, Double> seconds = new HashMap<>();
            for (Path task : tasks.toList()) {
                Stat stat = read(task.resolve("stat"));
                seconds.merge(stat.name(), stat.seconds(), Double::sum);
            }
            return seconds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Stat(String name, double seconds) {}

    private static Stat read(Path file) {
        try {
            String text = Files.readString(file);
            int end = text.lastIndexOf(')');
            List<String> fields = List.of(text.substring(end + 2).split(" "));
            long ticks = Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(KERNEL));
            return new Stat(text.substring(text.indexOf('(') + 1, end), ticks / TICKS_A_SECOND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
