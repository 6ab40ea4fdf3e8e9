package dev.lull.upload;

import dev.lull.common.ledger.SendBudget;
import dev.lull.common.media.Failure;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A target that takes nothing, or asked to be left alone, is left alone by all upload workers for a while. Then the
 * worker that comes first finds out whether it is back.
 */
final class TargetCircuitBreaker {

    private static final Logger log = LoggerFactory.getLogger(TargetCircuitBreaker.class);

    private final SendBudget budget;
    private final String destination;
    private final Duration recheck;

    TargetCircuitBreaker(SendBudget budget, String destination, Duration recheck) {
        this.budget = budget;
        this.destination = destination;
        this.recheck = recheck;
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
        log.warn(
                "target unavailable, retrying in {} s: {}: {}",
                recheck.toMillis() / 1000.0,
                destination,
                failure.reason());
        budget.pause(destination, recheck, failure.reason());
    }
}
