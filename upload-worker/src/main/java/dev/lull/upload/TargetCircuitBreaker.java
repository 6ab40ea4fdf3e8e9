package dev.lull.upload;

import dev.lull.common.ledger.SendBudget;
import dev.lull.common.media.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A target that takes nothing, or asked to be left alone, is left alone by all upload workers for a while. Then the
 * worker that comes first finds out whether it is back. What may be the fault of one machine counts for all only once a
 * second worker has seen it as well; until then the worker that saw it leaves its uploads to the others.
 */
final class TargetCircuitBreaker {

    private static final Logger log = LoggerFactory.getLogger(TargetCircuitBreaker.class);

    private final SendBudget budget;
    private final String destination;
    private final String worker;
    private final Duration recheck;
    private final IntSupplier workers;
    private final TargetOutage targetOutage;

    /** @param workers how many upload workers there are */
    TargetCircuitBreaker(
            SendBudget budget,
            String destination,
            String worker,
            Duration recheck,
            IntSupplier workers,
            TargetOutage targetOutage) {
        this.budget = budget;
        this.destination = destination;
        this.worker = worker;
        this.recheck = recheck;
        this.workers = workers;
        this.targetOutage = targetOutage;
    }

    /** Returns when the target may be tried; {@link Failure.RateLimited} with the rest of the pause otherwise. */
    void check() throws Failure {
        Optional<SendBudget.Pause> pause = budget.pause(destination);
        if (pause.isPresent()) {
            throw new Failure.RateLimited(pause.get().reason(), pause.get().left());
        }
    }

    /** It takes nothing at the moment. */
    void unavailable(Failure.TargetUnavailable failure) {
        if (failure.local() && !confirmed()) {
            targetOutage.begin(failure.reason());
            return;
        }
        log.warn(
                "target unavailable, retrying in {} s: {}: {}",
                recheck.toMillis() / 1000.0,
                destination,
                failure.reason());
        budget.pause(destination, recheck, failure.reason());
    }

    /** A worker that is alone has no other to ask. */
    private boolean confirmed() {
        return workers.getAsInt() <= 1 || budget.doubt(destination, worker, recheck);
    }
}
