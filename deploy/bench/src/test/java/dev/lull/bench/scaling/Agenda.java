package dev.lull.bench.scaling;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when, by a clock of its own; what is due at the same moment happens in the order it was planned in. */
final class Agenda {

    private record Entry(long at, long number, Runnable step) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));
    private long now;
    private long number;

    /** Milliseconds since the beginning. */
    long now() {
        return now;
    }

    /** Plans a step; one in the past is an error of the simulation. */
    void at(long time, Runnable step) {
        if (time < now) {
            throw new IllegalArgumentException("it is " + now + " already, too late for " + time);
        }
        entries.add(new Entry(time, number++, step));
    }

    void in(long millis, Runnable step) {
        at(now + millis, step);
    }

    /** Lets things happen until nothing is planned up to this time, which it is afterwards. */
    void runUntil(long end) {
        while (!entries.isEmpty() && entries.peek().at() <= end) {
            now = entries.peek().at();
            entries.remove().step().run();
        }
        now = end;
    }
}
