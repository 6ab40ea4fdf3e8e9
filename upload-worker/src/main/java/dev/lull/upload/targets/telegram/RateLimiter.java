package dev.lull.upload.targets.telegram;

import dev.lull.common.ledger.SendBudget;
import dev.lull.common.ledger.SendLimits;
import dev.lull.common.media.Failure;
import java.time.Duration;
import java.util.Optional;

/** Keeps all upload workers together to what the chat takes. */
final class RateLimiter {

    /** The usual wait for the next minute to begin is spent here, with the copies made; a longer one is not. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(75);

    private final SendBudget budget;
    private final String destination;
    private final SendLimits limits;

    RateLimiter(SendBudget budget, String destination, SendLimits limits) {
        this.budget = budget;
        this.destination = destination;
        this.limits = limits;
    }

    /** Returns when so many items may go. */
    void await(int items) throws Failure.RateLimited, InterruptedException {
        Duration wait = budget.reserve(destination, items, limits);
        while (!wait.isZero()) {
            Optional<SendBudget.Pause> pause = budget.pause(destination);
            if (pause.isPresent()) {
                throw new Failure.RateLimited(pause.get().reason(), pause.get().left());
            }
            if (wait.compareTo(LONGEST_WAIT) > 0) {
                throw new Failure.RateLimited(destination + " has got as much as it takes", wait);
            }
            Thread.sleep(wait.toMillis() + 1);
            wait = budget.reserve(destination, items, limits);
        }
    }

    /** No worker sends anything for so long. */
    void pause(Duration wait, String reason) {
        budget.pause(destination, wait, reason);
    }
}
