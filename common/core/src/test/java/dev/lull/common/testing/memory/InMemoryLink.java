package dev.lull.common.testing.memory;

import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.testing.Steps;
import java.io.IOException;
import java.time.Clock;

/** One worker process and its way to the broker. */
final class InMemoryLink {

    final InMemoryBroker broker;
    final String worker;
    final Clock clock;
    final Steps steps;
    private volatile boolean up = true;

    InMemoryLink(InMemoryBroker broker, String worker, Clock clock, Steps steps) {
        this.broker = broker;
        this.worker = worker;
        this.clock = clock;
        this.steps = steps;
    }

    boolean isUp() {
        return up;
    }

    void set(boolean nowUp) {
        up = nowUp;
    }

    /**
     * Returns when the broker can be reached.
     *
     * @param what was asked of it, to follow "could not"
     */
    void require(String what) {
        if (!up) {
            throw new QueueUnavailable(
                    "the queue of " + worker + " could not " + what + ": no way to the broker",
                    new IOException("no way to the broker"));
        }
    }
}
