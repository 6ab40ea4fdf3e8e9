package dev.lull.common.gate;

import dev.lull.common.queue.GateReason;
import dev.lull.common.queue.GateState;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks a probe again and again, from the first reading of the gate on, on a thread of its own, so that nobody waits for
 * the answer. A probe that cannot be asked keeps the gate shut, as an unknown number of uploads does.
 */
final class ProbeCondition implements GateCondition {

    private final String name;
    private final Probe probe;
    private final Clock clock;
    private final Duration interval;
    private volatile @Nullable GateReason known;
    private @Nullable ScheduledExecutorService asking;

    ProbeCondition(String name, Probe probe, Duration interval, Clock clock) {
        this.name = name;
        this.probe = probe;
        this.interval = interval;
        this.clock = clock;
        this.known = reason("not asked yet", clock.instant());
    }

    @Override
    public synchronized Optional<GateReason> reason(Duration oldest) {
        if (asking == null) {
            asking = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "gate-probe-" + name);
                thread.setDaemon(true);
                return thread;
            });
            var unused = asking.scheduleWithFixedDelay(this::ask, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        }
        return Optional.ofNullable(known);
    }

    /** Asks now. */
    void ask() {
        Optional<String> why;
        try {
            why = probe.ask();
        } catch (IOException | RuntimeException e) {
            why = Optional.of("cannot be asked: " + e.getMessage());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return;
        }
        GateReason before = known;
        known = why.map(detail -> reason(detail, before == null ? clock.instant() : before.since()))
                .orElse(null);
    }

    private GateReason reason(String detail, Instant since) {
        return new GateReason(
                GateState.CLOSED_PROBE, name + ": " + detail, since, null, GateReason.Course.AS_SET, true);
    }

    @Override
    public synchronized void close() {
        if (asking != null) {
            asking.shutdownNow();
        }
    }
}
