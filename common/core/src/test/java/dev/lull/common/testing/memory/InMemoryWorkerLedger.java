package dev.lull.common.testing.memory;

import dev.lull.common.ledger.HeldTask;
import dev.lull.common.ledger.WorkerLedger;
import dev.lull.common.ledger.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What is told here is no step: it goes on beside the work, whatever becomes of that. */
final class InMemoryWorkerLedger implements WorkerLedger {

    private final Memory memory;
    private final Shelf<WorkerState> workers;

    InMemoryWorkerLedger(Memory memory) {
        this.memory = memory;
        this.workers = new Shelf<>(memory::now);
    }

    @Override
    public void report(WorkerState worker, Duration lifetime) {
        memory.read(() -> {
            Duration ahead = Duration.between(worker.seenAt(), memory.now());
            workers.remove(worker.name());
            workers.findOrAdd(worker.name(), () -> shifted(worker, time -> time.plus(ahead)));
            workers.expire(worker.name(), lifetime);
            return true;
        });
    }

    private static WorkerState shifted(WorkerState worker, UnaryOperator<Instant> time) {
        return new WorkerState(
                worker.name(),
                worker.role(),
                worker.version(),
                time.apply(worker.since()),
                time.apply(worker.seenAt()),
                time.apply(worker.loopTurnedAt()),
                worker.holds().stream()
                        .map(held -> new HeldTask(
                                held.topic(),
                                held.media(),
                                held.files(),
                                held.unit(),
                                time.apply(held.since()),
                                held.suspended(),
                                held.fraction()))
                        .toList());
    }

    @Override
    public void leave(String name) {
        memory.read(() -> {
            workers.remove(name);
            return true;
        });
    }

    @Override
    public List<WorkerState> present(int offset, int limit) {
        return memory.read(() -> workers.all()
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(WorkerState::since).thenComparing(WorkerState::name))
                .skip(offset)
                .limit(limit)
                .toList());
    }

    @Override
    public long count() {
        return memory.read(() -> workers.all().count());
    }
}
