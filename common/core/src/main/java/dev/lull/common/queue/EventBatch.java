package dev.lull.common.queue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that stand side by side on a topic to which other programs write.
 *
 * @param from offset of the first one
 * @param to offset behind the last one
 * @param at when the first one was written
 * @param events oldest first
 */
public record EventBatch(String topic, int partition, long from, long to, Instant at, List<Event> events) {

    public EventBatch {
        events = List.copyOf(events);
    }

    /**
     * One of them.
     *
     * @param value null for a record without one
     */
    public record Event(long offset, @Nullable String value) {}
}
