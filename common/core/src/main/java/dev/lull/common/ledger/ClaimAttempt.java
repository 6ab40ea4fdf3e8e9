package dev.lull.common.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a wish to work on a unit. */
public sealed interface ClaimAttempt {

    /**
     * The unit is the asker's.
     *
     * @param from who held it before and let its lease run out; null when nobody did
     */
    record Granted(Claim claim, @Nullable String from) implements ClaimAttempt {}

    /** Finished before: nothing to do but to pass on what follows. */
    record AlreadyDone() implements ClaimAttempt {}

    /** Another worker holds it until then. */
    record Held(String worker, Instant until) implements ClaimAttempt {}

    /** The conversion is not planned, or has ended, or has no such unit. */
    record Gone(String why) implements ClaimAttempt {}
}
