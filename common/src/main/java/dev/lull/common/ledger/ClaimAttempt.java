package dev.lull.common.ledger;

import java.time.Instant;

/** What became of a wish to work on a unit. */
public sealed interface ClaimAttempt {

    record Granted(Claim claim) implements ClaimAttempt {}

    /** Finished before: nothing to do but to pass on what follows. */
    record AlreadyDone() implements ClaimAttempt {}

    /** Another worker holds it until then. */
    record Held(String worker, Instant until) implements ClaimAttempt {}

    /** The conversion is not planned, or has ended, or has no such unit. */
    record Gone(String why) implements ClaimAttempt {}
}
