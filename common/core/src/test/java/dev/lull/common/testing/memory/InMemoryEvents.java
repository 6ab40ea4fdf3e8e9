package dev.lull.common.testing.memory;

import dev.lull.common.queue.EventBatch;
import dev.lull.common.queue.EventBatch.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A topic with one partition to which other programs write, and how far its readers are. */
final class InMemoryEvents {

    private static final int TOGETHER = 500;

    private final String topic;
    private final List<Event> events = new ArrayList<>();
    private int done;
    private int begun;
    private @Nullable Object reader;

    InMemoryEvents(String topic) {
        this.topic = topic;
    }

    synchronized void add(@Nullable String value) {
        events.add(new Event(events.size(), value));
    }

    /** The next batch behind this offset; one that was begun before it was done is the same again. */
    synchronized Optional<EventBatch> next(Object asking, int position) {
        if (reader == null) {
            reader = asking;
        }
        int from = Math.max(position, done);
        if (reader != asking || from >= events.size()) {
            return Optional.empty();
        }
        if (begun <= from) {
            done = from;
            begun = Math.min(events.size(), from + TOGETHER);
        }
        return Optional.of(new EventBatch(topic, 0, from, begun, Instant.EPOCH, events.subList(from, begun)));
    }

    synchronized void done(Object asking, EventBatch batch) {
        if (reader == asking) {
            done = Math.toIntExact(batch.to());
        }
    }

    synchronized void leave(Object leaving) {
        if (reader == leaving) {
            reader = null;
        }
    }
}
