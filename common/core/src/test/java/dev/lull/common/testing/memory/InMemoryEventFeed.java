package dev.lull.common.testing.memory;

import dev.lull.common.queue.EventBatch;
import dev.lull.common.queue.EventFeed;
import dev.lull.common.queue.QueueUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Reads such a topic for one process; waits for nothing. */
final class InMemoryEventFeed implements EventFeed {

    private final InMemoryLink link;
    private final String topic;
    private int position;

    InMemoryEventFeed(InMemoryLink link, String topic) {
        this.link = link;
        this.topic = topic;
    }

    @Override
    public Optional<EventBatch> poll(Duration timeout) {
        link.require("read the topic " + topic);
        InMemoryEvents events = link.broker
                .events(topic)
                .orElseThrow(() -> new QueueUnavailable("could not find the topic " + topic, new IOException(topic)));
        Optional<EventBatch> next = events.next(this, position);
        next.ifPresent(batch -> position = Math.toIntExact(batch.to()));
        return next;
    }

    @Override
    public void done(EventBatch batch) {
        link.steps.take("done");
        link.broker.events(topic).orElseThrow().done(this, batch);
    }

    @Override
    public void close() {
        link.broker.events(topic).ifPresent(events -> events.leave(this));
    }
}
