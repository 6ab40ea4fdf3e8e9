package dev.lull.common.ops;

import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.Task;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts what becomes of the tasks of a handler: how many are in hand and since when, how many were done or given up,
 * and why tries failed. Handlers of the same kind in one process count together.
 *
 * @param <T> the kind of task
 */
public final class MeteredHandler<T extends Task> implements TaskHandler<T> {

    private final TaskHandler<T> handler;
    private final LongTaskTimer running;
    private final Counter done;
    private final Counter givenUp;
    private final Map<FailureReason, Counter> failures = new EnumMap<>(FailureReason.class);

    /** @param kind {@code upload}, {@code plan} or {@code unit} */
    public MeteredHandler(String kind, TaskHandler<T> handler, MeterRegistry registry) {
        this.handler = handler;
        this.running = LongTaskTimer.builder("lull.tasks.running")
                .description("Tasks in the hands of this process now, and for how long")
                .tag("task", kind)
                .register(registry);
        this.done = Counter.builder("lull.tasks.done")
                .description("Tasks whose work was done, or found done")
                .tag("task", kind)
                .register(registry);
        this.givenUp = Counter.builder("lull.tasks.given.up")
                .description("Tasks that were settled without success")
                .tag("task", kind)
                .register(registry);
        for (FailureReason reason : FailureReason.values()) {
            failures.put(
                    reason,
                    Counter.builder("lull.task.failures")
                            .description("Tries that ended without success")
                            .tag("task", kind)
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    @Override
    public void handle(T task) throws Failure, InterruptedException {
        LongTaskTimer.Sample sample = running.start();
        try {
            handler.handle(task);
            done.increment();
        } catch (Failure | InterruptedException | RuntimeException e) {
            failed(e);
            throw e;
        } finally {
            sample.stop();
        }
    }

    private void failed(Exception e) {
        Counter counter = failures.get(FailureReason.of(e));
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void giveUp(T task, Failure failure) {
        handler.giveUp(task, failure);
        givenUp.increment();
    }
}
