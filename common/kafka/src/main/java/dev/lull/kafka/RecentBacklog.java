package dev.lull.kafka;

import dev.lull.common.queue.ConvertBacklog;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The backlog as it was a moment ago; one reading serves all sources of a process, as each costs the brokers. While
 * nothing waits, it is enough to know that nothing was published since, which costs them least.
 */
final class RecentBacklog {

    private final ConvertBacklog backlog;
    private final LongSupplier published;
    private final LongSupplier nanoTime;
    private ConvertBacklog.@Nullable Reading last;
    private long publishedBefore;
    private long readAt;

    /** @param published how many records there ever were on the topics of the backlog */
    RecentBacklog(ConvertBacklog backlog, LongSupplier published) {
        this(backlog, published, System::nanoTime);
    }

    RecentBacklog(ConvertBacklog backlog, LongSupplier published, LongSupplier nanoTime) {
        this.backlog = backlog;
        this.published = published;
        this.nanoTime = nanoTime;
    }

    /**
     * A reading of at most this age.
     *
     * @throws dev.lull.common.queue.QueueUnavailable when it cannot be known
     */
    synchronized ConvertBacklog.Reading read(Duration maxAge) {
        long now = nanoTime.getAsLong();
        ConvertBacklog.Reading reading = last;
        if (reading == null || now - readAt >= maxAge.toNanos()) {
            // first: what is published in between is found by the next look
            long publishedNow = published.getAsLong();
            if (reading == null || reading.total() > 0 || publishedNow != publishedBefore) {
                reading = backlog.read();
            }
            publishedBefore = publishedNow;
            readAt = now;
            last = reading;
        }
        return reading;
    }
}
