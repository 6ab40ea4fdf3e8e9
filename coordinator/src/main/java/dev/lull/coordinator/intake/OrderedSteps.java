package dev.lull.coordinator.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Steps that run side by side, and whose results are taken in the order in which they were begun: several at once, so
 * that they go on together, but none waits long for others.
 */
final class OrderedSteps<T> {

    /** Too short to be noticed, and long enough for many small files. */
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ExecutorService pool;
    private final int most;
    private final Deque<Future<T>> underWay = new ArrayDeque<>();

    /** @param most results that are taken at once */
    OrderedSteps(ExecutorService pool, int most) {
        this.pool = pool;
        this.most = most;
    }

    void begin(Callable<T> step) {
        underWay.add(pool.submit(step));
    }

    /** How many were begun and not taken. */
    int size() {
        return underWay.size();
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    /** Whether the oldest has ended. */
    boolean isReady() {
        return !underWay.isEmpty() && underWay.element().isDone();
    }

    /**
     * Waits for the oldest, and takes with it those behind it that end well in the next moment. There must be one.
     *
     * @throws RuntimeException what the oldest threw
     */
    List<T> take() throws InterruptedException {
        List<T> taken = new ArrayList<>();
        taken.add(outcome(underWay.remove()));
        long deadline = System.nanoTime() + LINGER_NANOS;
        while (taken.size() < most && !underWay.isEmpty() && endsWellUntil(deadline, underWay.element())) {
            taken.add(outcome(underWay.remove()));
        }
        return taken;
    }

    /** What has begun ends by itself, at a place where that leaves nothing half done. */
    void cancel() {
        underWay.forEach(left -> left.cancel(false));
    }

    private static boolean endsWellUntil(long deadline, Future<?> step) throws InterruptedException {
        try {
            step.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException notWell) {
            return false;
        }
    }

    private static <T> T outcome(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException stopped) {
                throw stopped;
            }
            if (e.getCause() instanceof SourceUnavailable away) {
                throw away;
            }
            if (e.getCause() instanceof IntakeLease.Lost lost) {
                throw lost;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
