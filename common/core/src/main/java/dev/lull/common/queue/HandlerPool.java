package dev.lull.common.queue;

import dev.lull.common.media.Failure;
import dev.lull.common.task.Task;
import dev.lull.common.trace.Step;
import dev.lull.common.trace.Traces;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The threads that run a handler, and the outcomes they hand back to the thread of the loop. */
final class HandlerPool<T extends Task> {

    /**
     * How one run ended.
     *
     * @param error null when it went well
     */
    record Outcome<T extends Task>(
            InFlightTask<T> task, @Nullable Throwable error) {}

    private final TaskHandler<T> handler;
    private final Traces traces;
    private final ExecutorService threads;
    private final BlockingQueue<Outcome<T>> outcomes = new LinkedBlockingQueue<>();
    private int running;

    HandlerPool(String name, TaskHandler<T> handler, Traces traces) {
        this.handler = handler;
        this.traces = traces;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(work -> new Thread(work, name + "-" + number.incrementAndGet()));
    }

    /** Begins to handle the task, or to give it up when it is giveUpCause. */
    void run(InFlightTask<T> task) {
        running++;
        T work = task.task();
        Failure giveUpCause = task.giveUpCause;
        String traceparent = task.delivery.traceparent();
        threads.execute(() -> outcomes.add(new Outcome<>(task, errorOf(work, giveUpCause, traceparent))));
    }

    int running() {
        return running;
    }

    /** The next outcome, or empty when none came within the time. */
    Optional<Outcome<T>> next(Duration time) throws InterruptedException {
        Outcome<T> outcome = outcomes.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        if (outcome != null) {
            running--;
        }
        return Optional.ofNullable(outcome);
    }

    /** Asks all runs to come to an end; nothing more may be run. */
    void interrupt() {
        threads.shutdownNow();
    }

    boolean interrupted() {
        return threads.isShutdown();
    }

    private @Nullable Throwable errorOf(T task, @Nullable Failure giveUpCause, @Nullable String traceparent) {
        LogFields fields = LogFields.put(task, traceparent);
        Step origin = traces.received(task.media(), traceparent);
        try {
            if (giveUpCause == null) {
                handler.handle(task);
            } else {
                handler.giveUp(task, giveUpCause);
            }
            return null;
        } catch (Throwable e) {
            return e;
        } finally {
            origin.close();
            fields.clear();
        }
    }
}
