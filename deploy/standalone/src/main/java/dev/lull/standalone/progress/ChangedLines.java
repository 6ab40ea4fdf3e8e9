package dev.lull.standalone.progress;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Prints a {@link ProgressView} where nothing can be drawn over: now and then, the lines that have changed. */
public final class ChangedLines {

    /** Estimates change all the time, and a log that is read by itself needs no more of them. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final Clock clock;
    private Set<String> printed = Set.of();
    private Instant next = Instant.MIN;

    /**
     * Nothing is printed yet.
     *
     * @param clock in whose zone times are shown
     */
    public ChangedLines(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** The first time all of it; later what is not as it was when something was printed last. */
    public void show(ProgressView view) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        List<String> lines = ProgressRows.of(view, Viewport.NONE, clock.getZone()).stream()
                .map(TextRow::plain)
                .toList();
        List<String> changed =
                lines.stream().filter(line -> !printed.contains(line)).toList();
        if (!changed.isEmpty()) {
            changed.forEach(out::println);
            out.flush();
            printed = Set.copyOf(lines);
            next = now.plus(PAUSE);
        }
    }
}
