package dev.lull.coordinator;

import dev.lull.common.gate.Gate;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.queue.GateReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the gate again and again, so that callers get an answer immediately. While it is open and nobody asks, it is
 * read rarely: who comes first may get an answer that is {@link #QUIET} old.
 */
final class GatePoller implements Service {

    private static final Logger log = LoggerFactory.getLogger(GatePoller.class);

    private static final Duration QUIET = Duration.ofSeconds(5);

    /** Who asks again within this time follows the gate. */
    private static final Duration FOLLOWED = Duration.ofSeconds(3);

    private final Gate gate;
    private final Duration interval;
    private final Clock clock;
    private final Consumer<GateReading> listener;
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gate-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Instant lastTurn;
    private volatile Instant lastAsked = Instant.EPOCH;

    /** @param listener is told of each reading */
    GatePoller(Gate gate, Duration interval, Clock clock, Consumer<GateReading> listener) {
        this.listener = listener;
        this.gate = gate;
        this.interval = interval;
        this.clock = clock;
        this.lastTurn = clock.instant();
    }

    @Override
    public void start() {
        var unused = loop.scheduleWithFixedDelay(this::turn, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The outcome of the last query. */
    GateReading last() {
        lastAsked = clock.instant();
        return gate.last();
    }

    /** The outcome of a query that is made now. */
    GateReading now() {
        return gate.reading(Duration.ZERO);
    }

    Instant lastTurn() {
        return lastTurn;
    }

    @Override
    public void close() {
        loop.shutdownNow();
    }

    private void turn() {
        Instant now = clock.instant();
        try {
            listener.accept(gate.reading(isQuiet(now) ? QUIET : interval));
        } catch (RuntimeException e) {
            log.warn("gate check failed, retrying: {}", e.toString());
        }
        lastTurn = now;
    }

    private boolean isQuiet(Instant now) {
        return gate.last().open() && now.isAfter(lastAsked.plus(FOLLOWED)) && interval.compareTo(QUIET) < 0;
    }
}
