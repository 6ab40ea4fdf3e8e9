package dev.lull.convert;

import dev.lull.common.ledger.ClaimAttempt;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.task.Unit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Claims units for this worker. */
final class Claims {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final ConversionLedger conversions;
    private final String worker;
    private final Duration lease;

    Claims(ConversionLedger conversions, String worker, Duration lease) {
        this.conversions = conversions;
        this.worker = worker;
        this.lease = lease;
    }

    /**
     * Asks for a unit. When somebody holds it, this waits until that claim is renewed, which shows that its holder
     * lives and will finish, or until it has expired and is ours: the queue takes a dead worker's task from it at once,
     * but the ledger keeps its claim to the end of the lease.
     */
    ClaimAttempt ask(String conversion, Unit unit) throws InterruptedException {
        ClaimAttempt.@Nullable Held first = null;
        while (true) {
            ClaimAttempt attempt = conversions.claim(conversion, unit, worker, lease);
            if (!(attempt instanceof ClaimAttempt.Held held)) {
                return attempt;
            }
            if (first == null) {
                first = held;
            } else if (!held.worker().equals(first.worker()) || held.until().isAfter(first.until())) {
                return held;
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
    }
}
