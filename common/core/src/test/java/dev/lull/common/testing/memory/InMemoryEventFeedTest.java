package dev.lull.common.testing.memory;

import dev.lull.common.queue.EventFeed;
import dev.lull.common.queue.EventFeedContract;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

class InMemoryEventFeedTest extends EventFeedContract {

    private final InMemoryQueue queue = new InMemoryQueue(Clock.systemUTC());
    private int processes;

    @Override
    protected void create(String topic) {
        queue.createEvents(topic);
    }

    @Override
    protected void write(String topic, @Nullable String value) {
        queue.event(topic, value);
    }

    @Override
    protected EventFeed open(String topic) {
        processes++;
        return queue.another("process-" + processes).events(topic);
    }
}
