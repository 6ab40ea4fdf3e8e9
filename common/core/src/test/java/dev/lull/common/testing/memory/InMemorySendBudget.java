package dev.lull.common.testing.memory;

import dev.lull.common.ledger.SendBudget;
import dev.lull.common.ledger.SendLimits;
import java.time.Duration;
import java.util.Optional;

/** The budget of each {@link Destination}. */
final class InMemorySendBudget implements SendBudget {

    private final Memory memory;

    InMemorySendBudget(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Duration reserve(String destination, int items, SendLimits limits) {
        return memory.change("budget.reserve", () -> of(destination).reserve(items, limits, memory.now()));
    }

    @Override
    public void pause(String destination, Duration wait, String reason) {
        memory.write("budget.pause", () -> of(destination).pause(wait, reason, memory.now()));
    }

    @Override
    public Optional<Pause> pause(String destination) {
        return memory.read(() ->
                Optional.ofNullable(memory.destinations.get(destination)).flatMap(known -> known.pause(memory.now())));
    }

    @Override
    public boolean doubt(String destination, String worker, Duration time) {
        return memory.change("budget.doubt", () -> {
            boolean shared = !memory.doubts.findOrAdd(destination, () -> worker).equals(worker);
            if (!shared) {
                memory.doubts.expire(destination, time);
            }
            return shared;
        });
    }

    private Destination of(String destination) {
        return memory.destinations.computeIfAbsent(destination, unknown -> new Destination());
    }
}
