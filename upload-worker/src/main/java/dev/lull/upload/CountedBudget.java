package dev.lull.upload;

import dev.lull.common.ledger.SendBudget;
import dev.lull.common.ledger.SendLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;

/** A budget that counts the waits it tells this process, and the pauses this process asks for on behalf of all. */
final class CountedBudget implements SendBudget {

    private static final double MILLIS_PER_SECOND = 1000.0;

    private final SendBudget budget;
    private final Counter waits;
    private final Counter waitedSeconds;
    private final Counter pauses;
    private final Counter pausedSeconds;

    CountedBudget(SendBudget budget, MeterRegistry registry) {
        this.budget = budget;
        this.waits = Counter.builder("lull.rate.limit.waits")
                .description("Sends that had to wait for the limits of the target")
                .register(registry);
        this.waitedSeconds = Counter.builder("lull.rate.limit.wait")
                .baseUnit("seconds")
                .description("How long sends were told to wait for the limits of the target")
                .register(registry);
        this.pauses = Counter.builder("lull.target.pauses")
                .description("Pauses of all sends, as the target asked for one or took nothing")
                .register(registry);
        this.pausedSeconds = Counter.builder("lull.target.pause")
                .baseUnit("seconds")
                .description("How long all sends were told to pause; pauses that overlap count each")
                .register(registry);
    }

    @Override
    public Duration reserve(String destination, int items, SendLimits limits) {
        Duration wait = budget.reserve(destination, items, limits);
        if (!wait.isZero()) {
            waits.increment();
            waitedSeconds.increment(wait.toMillis() / MILLIS_PER_SECOND);
        }
        return wait;
    }

    @Override
    public void pause(String destination, Duration wait, String reason) {
        budget.pause(destination, wait, reason);
        pauses.increment();
        pausedSeconds.increment(wait.toMillis() / MILLIS_PER_SECOND);
    }

    @Override
    public boolean doubt(String destination, String worker, Duration memory) {
        return budget.doubt(destination, worker, memory);
    }

    @Override
    public Optional<Pause> pause(String destination) {
        return budget.pause(destination);
    }
}
