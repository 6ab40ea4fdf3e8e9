package dev.lull.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often what ends may be started again: what ends again and again is not helped by that. */
final class RestartLimit {

    private final int most;
    private final Duration within;
    private final Clock clock;
    private final Deque<Instant> restarts = new ArrayDeque<>();

    RestartLimit(int most, Duration within, Clock clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    /** Whether it may be started now; counts it if so. */
    boolean allowsOneMore() {
        Instant now = clock.instant();
        restarts.removeIf(each -> each.plus(within).isBefore(now));
        return restarts.size() < most && restarts.add(now);
    }

    @Override
    public String toString() {
        return most + " times within " + within.toSeconds() + " s";
    }
}
