package dev.lull.coordinator.bucket;

import dev.lull.common.queue.EventBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of records that are no events of a bucket: of one within a while, and how many there were since. */
final class SkippedEvents {

    private static final Logger log = LoggerFactory.getLogger(SkippedEvents.class);

    static final Duration BETWEEN = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant told = Instant.MIN;
    private long untold;

    SkippedEvents(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts one.
     *
     * @return whether the log tells of it
     */
    boolean add(EventBatch batch, EventBatch.Event event, String why) {
        untold++;
        Instant now = clock.instant();
        if (told.plus(BETWEEN).isAfter(now)) {
            return false;
        }
        told = now;
        log.warn(
                "bucket event skipped, {} since the last such line: {} {} at {}: {}",
                untold,
                batch.topic(),
                batch.partition(),
                event.offset(),
                why);
        untold = 0;
        return true;
    }
}
