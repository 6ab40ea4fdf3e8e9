package dev.lull.convert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Leave to take work, asked for afresh each time, except that a refusal holds for a while: asking costs the broker. */
final class Permit implements BooleanSupplier {

    private final BooleanSupplier question;
    private final Duration refusalHolds;
    private final Clock clock;
    private Instant notBefore = Instant.MIN;

    Permit(BooleanSupplier question, Duration refusalHolds, Clock clock) {
        this.question = question;
        this.refusalHolds = refusalHolds;
        this.clock = clock;
    }

    @Override
    public synchronized boolean getAsBoolean() {
        if (clock.instant().isBefore(notBefore)) {
            return false;
        }
        boolean granted = question.getAsBoolean();
        if (!granted) {
            notBefore = clock.instant().plus(refusalHolds);
        }
        return granted;
    }
}
