package dev.lull.coordinator.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** How fast a number grows, by what was seen of it lately. Used by one thread. */
final class RateMeter {

    private final Duration window;
    private final Duration least;
    private final Deque<Reading> readings = new ArrayDeque<>();

    private record Reading(Instant at, double value) {}

    /**
     * One that has seen nothing yet.
     *
     * @param window how far back it looks
     * @param least before it has seen that much, it tells nothing
     */
    RateMeter(Duration window, Duration least) {
        this.window = window;
        this.least = least;
    }

    /** A number that shrinks is another one, which it begins anew with. */
    void see(Instant at, double value) {
        Reading last = readings.peekLast();
        if (last != null && (value < last.value || at.isBefore(last.at))) {
            readings.clear();
        }
        readings.addLast(new Reading(at, value));
        while (readings.size() > 2 && readings.getFirst().at.isBefore(at.minus(window))) {
            readings.removeFirst();
        }
    }

    /** Per second; empty while too little was seen. */
    OptionalDouble perSecond() {
        if (readings.size() < 2) {
            return OptionalDouble.empty();
        }
        Reading first = readings.getFirst();
        Reading last = readings.getLast();
        Duration seen = Duration.between(first.at, last.at);
        return seen.compareTo(least) < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((last.value - first.value) / (seen.toMillis() / 1000.0));
    }
}
