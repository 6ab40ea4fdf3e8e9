package dev.lull.common.queue;

import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.lifecycle.UnreadableEntry;
import dev.lull.common.media.Failure;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows a failure, by its type alone:
 *
 * <ul>
 *   <li>{@link Failure.Transient}: tried again after a pause, in which fresh tasks pass it, until the tries are used
 *       up; then given up
 *   <li>{@link Failure.HeldElsewhere}: looked at again when the lease of the other worker is over; uses no try, and
 *       fresh tasks pass it meanwhile
 *   <li>{@link Failure.RateLimited}: tried again after the wait asked for; uses no try, and keeps its slot
 *   <li>{@link Failure.TargetUnavailable}: tried again after a while; uses no try, and keeps its slot
 *   <li>{@link Failure.Permanent}: given up
 *   <li>{@link Failure.NotInLedger} and {@link UnreadableEntry}: moved to the dead letters, as no try finds it
 *       otherwise
 *   <li>{@link Failure.OwnershipLost}: acknowledged. It says that another worker <em>has taken the work over</em> and
 *       so has a delivery of its own. A handler that finds the work claimed by a worker that may be dead by now says
 *       {@code HeldElsewhere} instead: then the task stays in hand until that is clear
 *   <li>{@link Failure.PassedOn}: acknowledged, as its handler has published it again; and this worker takes nothing
 *       for a moment, so that another one is faster
 *   <li>{@link Failure.Stopped} and an interrupt: released
 *   <li>{@link Unavailable}: the world failed and not the task. It keeps its slot and is tried again; uses no try. It
 *       is not released, because a queue may drop a task that was handed out too often, and an outage hands out all of
 *       them
 *   <li>anything else is a bug here: logged, then like {@code Transient}. A task that cannot even be given up is moved
 *       to the dead letters
 * </ul>
 */
final class FailurePolicy {

    private static final Logger log = LoggerFactory.getLogger(FailurePolicy.class);

    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(2);

    /** Pauses vary by this part, so that workers that failed together do not all come back together. */
    private static final double JITTER = 0.2;

    private final RetryPolicy retry;
    private final DoubleSupplier random;

    /**
     * The rules with this policy.
     *
     * @param random numbers from 0 to 1
     */
    FailurePolicy(RetryPolicy retry, DoubleSupplier random) {
        this.retry = retry;
        this.random = random;
    }

    /** Decides, counting the failure in {@code task}. */
    Disposition decide(InFlightTask<?> task, Throwable error) {
        if (error instanceof Unavailable) {
            log.warn("task delayed, server unavailable: {}: {}", task.task(), error.getMessage());
            return new Disposition.Hold(shifted(OUTAGE_PAUSE));
        }
        if (error instanceof InterruptedException || error instanceof Failure.Stopped) {
            return new Disposition.Release();
        }
        if (error instanceof Failure.PassedOn passed) {
            log.debug("{} passed on: {}", task.task(), passed.reason());
            return new Disposition.PassOn();
        }
        if (error instanceof UnreadableEntry || error instanceof Failure.NotInLedger) {
            return new Disposition.Reject(String.valueOf(error.getMessage()));
        }
        if (error instanceof Failure.OwnershipLost lost) {
            log.info("task taken over by another worker: {}: {}", task.task(), lost.reason());
            return new Disposition.Acknowledge();
        }
        if (error instanceof Failure.HeldElsewhere held) {
            return new Disposition.TryAgain(delayed(task, held, held.left()));
        }
        if (error instanceof Failure.RateLimited limited) {
            return new Disposition.Hold(delayed(task, limited, limited.waitFor()));
        }
        if (error instanceof Failure.TargetUnavailable unavailable) {
            log.debug("{} waits: {}", task.task(), unavailable.reason());
            return new Disposition.Hold(shifted(OUTAGE_PAUSE));
        }
        if (error instanceof Failure.Permanent permanent) {
            return new Disposition.GiveUp(permanent);
        }
        if (error instanceof Failure.Transient passing) {
            return again(task, passing);
        }
        log.error("unexpected error in task, retrying: {}", task.task(), error);
        return again(task, new Failure.Transient("internal error: " + error, error));
    }

    /** Never shorter than what was asked for. */
    private Duration delayed(InFlightTask<?> task, Failure failure, Duration wait) {
        log.info("task delayed by {} s: {}: {}", wait.toSeconds(), task.task(), failure.reason());
        return scaled(wait, 1 + JITTER * random.getAsDouble());
    }

    private Disposition again(InFlightTask<?> task, Failure.Transient failure) {
        task.failed++;
        if (task.failed >= retry.tries()) {
            return task.giveUpCause == null
                    ? new Disposition.GiveUp(failure)
                    : new Disposition.Reject("cannot be given up: " + failure.reason());
        }
        Duration pause = shifted(retry.pauseAfter(task.failed));
        log.info(
                "task failed, retrying: {}: try {} of {} in {} ms: {}",
                task.task(),
                task.failed + 1,
                retry.tries(),
                pause.toMillis(),
                failure.reason());
        return new Disposition.TryAgain(pause);
    }

    private Duration shifted(Duration pause) {
        return scaled(pause, 1 - JITTER + 2 * JITTER * random.getAsDouble());
    }

    private static Duration scaled(Duration pause, double factor) {
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }
}
