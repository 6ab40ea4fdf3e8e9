package dev.lull.common.ledger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a wish to work on a unit. */
public sealed interface ClaimResult {

    /**
     * The unit is the asker's.
     *
     * @param from who held it before and let its lease run out; null when there was none
     * @param takeovers how often a worker let its lease run out, mostly because it died, under this plan and since the
     *     last retry
     */
    record Granted(Claim claim, @Nullable String from, int takeovers) implements ClaimResult {}

    /** Finished before: nothing to do but to pass on what follows. */
    record AlreadyDone() implements ClaimResult {}

    /**
     * Another worker holds it.
     *
     * @param left how long its claim lives if it is not renewed, by the ledger's clock: that of the asker may be wrong
     */
    record Held(String worker, Duration left) implements ClaimResult {}

    /** The conversion is not planned, or has ended, or has no such unit. */
    record Gone(String why) implements ClaimResult {}
}
