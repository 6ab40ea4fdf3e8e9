package dev.lull.coordinator.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The submissions that are being taken in, side by side, each on a thread of its own, and none twice. */
final class SubmissionsUnderWay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SubmissionsUnderWay.class);
    /** So many are taken in at the same time; their files take turns. */
    private static final int SIDE_BY_SIDE = 16;

    private static final int FINISHING_SECONDS = 10;

    private final ExecutorService executor;
    private final Clock clock;
    /** Those that wait for a thread as well. */
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    /** Of those that have a thread. */
    private final Map<String, Instant> lastTurns = new ConcurrentHashMap<>();

    SubmissionsUnderWay(ExecutorService executor, Clock clock) {
        this.executor = executor;
        this.clock = clock;
    }

    static ExecutorService threads(MeterRegistry registry) {
        ExecutorService threads =
                Executors.newFixedThreadPool(SIDE_BY_SIDE, task -> new Thread(task, "intake-submission"));
        new ExecutorServiceMetrics(threads, "intake", Tags.empty()).bindTo(registry);
        return threads;
    }

    /**
     * Takes a submission in, unless that has begun.
     *
     * @param takeIn returns what is to be done when it is not under way any more
     */
    void begin(String id, Work takeIn) {
        if (!begun.add(id)) {
            return;
        }
        try {
            executor.execute(() -> run(id, takeIn));
        } catch (RejectedExecutionException e) {
            begun.remove(id);
            log.debug("left to the next start: {}", id);
        }
    }

    private void run(String id, Work takeIn) {
        Runnable afterwards = () -> {};
        lastTurns.put(id, clock.instant());
        try {
            afterwards = takeIn.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            log.debug("intake stopped: {}", id);
        } finally {
            lastTurns.remove(id);
            begun.remove(id);
        }
        afterwards.run();
    }

    /** It went on. What is left of one that has ended is none of its turns. */
    void turned(String id) {
        lastTurns.computeIfPresent(id, (submission, before) -> clock.instant());
    }

    /** When the one that stood still longest last went on; empty when there is none. */
    Optional<Instant> longestStill() {
        return lastTurns.values().stream().min(Comparator.naturalOrder());
    }

    /** Interrupts them and waits for their end. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            executor.awaitTermination(FINISHING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    interface Work {
        Runnable run() throws InterruptedException;
    }
}
