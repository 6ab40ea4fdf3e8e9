package dev.lull.coordinator;

import dev.lull.common.lifecycle.Service;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.UploadGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the gate again and again, so that callers get an answer immediately. */
final class GatePoller implements Service {

    private static final Logger log = LoggerFactory.getLogger(GatePoller.class);

    private final UploadGate gate;
    private final Duration interval;
    private final Clock clock;
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gate-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Instant lastTurn;

    GatePoller(UploadGate gate, Duration interval, Clock clock) {
        this.gate = gate;
        this.interval = interval;
        this.clock = clock;
        this.lastTurn = clock.instant();
    }

    @Override
    public void start() {
        var unused = loop.scheduleWithFixedDelay(this::query, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The outcome of the last query. */
    GateReading last() {
        return gate.last();
    }

    Instant lastTurn() {
        return lastTurn;
    }

    @Override
    public void close() {
        loop.shutdownNow();
    }

    private void query() {
        try {
            gate.reading(interval);
        } catch (RuntimeException e) {
            log.warn("gate check failed, retrying: {}", e.toString());
        }
        lastTurn = clock.instant();
    }
}
