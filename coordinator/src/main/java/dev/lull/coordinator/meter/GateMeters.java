package dev.lull.coordinator.meter;

import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateState;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The gate as this coordinator sees it. Each coordinator sees the same gate, but for reasons of its own machine: take
 * the greatest of them, not the sum.
 */
public final class GateMeters {

    private static final String CLOSED = "CLOSED_";
    private static final double NANOS_PER_SECOND = 1e9;

    private final Clock clock;
    private final Counter shut;
    private long readAt;
    private boolean wasShut;

    /** @param last the last reading, without any waiting */
    public GateMeters(Supplier<GateReading> last, MeterRegistry registry) {
        this.clock = registry.config().clock();
        this.readAt = clock.monotonicTime();
        for (GateState state : GateState.values()) {
            Gauge.builder("lull.gate", () -> last.get().state() == state ? 1 : 0)
                    .description("1 for the state the gate is in")
                    .tag("state", state.name())
                    .register(registry);
            if (state != GateState.OPEN) {
                Gauge.builder("lull.gate.reason", () -> holds(last.get(), state) ? 1 : 0)
                        .description("1 for each reason that keeps the gate shut")
                        .tag("reason", label(state))
                        .register(registry);
            }
        }
        Gauge.builder("lull.uploads.waiting", () -> last.get().waiting())
                .description("Upload records that keep the gate shut")
                .register(registry);
        this.shut = Counter.builder("lull.gate.shut")
                .baseUnit("seconds")
                .description("Time for which the gate was shut")
                .register(registry);
    }

    /** Told of each reading as it is made: the time since the one before counts as shut if that was. */
    public synchronized void read(GateReading reading) {
        long now = clock.monotonicTime();
        if (wasShut) {
            shut.increment((now - readAt) / NANOS_PER_SECOND);
        }
        readAt = now;
        wasShut = !reading.open();
    }

    private static boolean holds(GateReading reading, GateState state) {
        return reading.reasons().stream().anyMatch(reason -> reason.state() == state);
    }

    private static String label(GateState state) {
        return state.name().substring(CLOSED.length()).toLowerCase(Locale.ROOT);
    }
}
