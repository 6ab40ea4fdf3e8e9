package dev.lull.common.queue;

import java.time.Duration;
import java.util.Optional;

/**
 * Reads a topic to which other programs write, at least once. The processes of an installation share it. What was
 * handed out is handed out again as the same batch to whoever asks, until it is done. Used by one thread.
 */
public interface EventFeed extends AutoCloseable {

    /**
     * The next batch; empty when none came in time.
     *
     * @throws QueueUnavailable when the broker cannot be reached, or there is no such topic
     */
    Optional<EventBatch> poll(Duration timeout);

    /** All that follows from the batch is noted: it does not come again, unless this process dies right now. */
    void done(EventBatch batch);

    @Override
    void close();
}
