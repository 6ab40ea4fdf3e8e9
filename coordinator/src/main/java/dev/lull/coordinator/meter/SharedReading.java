package dev.lull.coordinator.meter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reading of a server that several numbers of one scrape are taken from. It is made anew by another thread when it
 * has become old and somebody asks. Who asks first waits for it a moment, so that a server that does not answer holds
 * no scrape up; the others get what there is.
 */
final class SharedReading<T> {

    private static final Logger log = LoggerFactory.getLogger(SharedReading.class);

    static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Supplier<T> source;
    private final Duration maxAge;
    private final Executor executor;
    private final Clock clock;
    private @Nullable T last;
    private Instant readAt = Instant.MIN;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    /** @param maxAge at which it is made anew; none is told that is older than twice that */
    SharedReading(Supplier<T> source, Duration maxAge, Executor executor, Clock clock) {
        this.source = source;
        this.maxAge = maxAge;
        this.executor = executor;
        this.clock = clock;
    }

    /** What was read; empty while it cannot be. */
    Optional<T> get() {
        CompletableFuture<Void> begun = begin();
        if (begun != null) {
            begun.completeOnTimeout(null, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        return recent();
    }

    /** Null when there is nothing to begin. */
    private synchronized @Nullable CompletableFuture<Void> begin() {
        if (!running.isDone() || isYoungerThan(maxAge)) {
            return null;
        }
        try {
            running = CompletableFuture.runAsync(this::read, executor);
            return running.copy();
        } catch (RejectedExecutionException stopping) {
            return null;
        }
    }

    private void read() {
        T now = null;
        try {
            now = source.get();
        } catch (RuntimeException e) {
            log.debug("metrics lack a reading", e);
        }
        synchronized (this) {
            last = now;
            readAt = clock.instant();
        }
    }

    private synchronized Optional<T> recent() {
        return isYoungerThan(maxAge.multipliedBy(2)) ? Optional.ofNullable(last) : Optional.empty();
    }

    private boolean isYoungerThan(Duration age) {
        return clock.instant().isBefore(readAt.plus(age));
    }
}
