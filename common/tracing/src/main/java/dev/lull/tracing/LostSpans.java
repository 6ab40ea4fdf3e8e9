package dev.lull.tracing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts spans that were not exported, and says so now and then. */
final class LostSpans {

    private static final Logger log = LoggerFactory.getLogger(LostSpans.class);

    private static final Duration QUIET = Duration.ofMinutes(10);

    private final InstantSource clock;
    private Instant nextLine = Instant.MIN;
    private long lost;

    LostSpans(InstantSource clock) {
        this.clock = clock;
    }

    /** Since the start. */
    synchronized long total() {
        return lost;
    }

    /** @param reason in one line */
    synchronized void add(int number, String reason) {
        lost += number;
        Instant now = clock.instant();
        if (!now.isBefore(nextLine)) {
            nextLine = now.plus(QUIET);
            log.warn("spans of traces lost since the start: {}: {}", lost, reason);
        }
    }
}
