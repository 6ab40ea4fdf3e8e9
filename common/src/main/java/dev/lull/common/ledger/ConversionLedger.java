package dev.lull.common.ledger;

import dev.lull.common.task.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The checkpoints. Every change is one atomic step on one conversion; changes under a claim are refused, by returning
 * false, once the claim is lost. All methods throw {@link LedgerUnavailable} when unreachable.
 */
public interface ConversionLedger {

    /** Notes a conversion as pending, unless it is known already. */
    Conversion open(String id, String filePath, Instant at);

    Optional<Conversion> find(String id);

    /**
     * Writes the plan. Under the same fingerprint nothing changes and finished units stay finished; under another one
     * all units start over. A conversion that has ended is left as it is.
     *
     * @return the conversion as it now stands
     */
    Conversion plan(String id, ConversionPlan plan, Instant at);

    /**
     * Asks for a unit: granted when it is pending, or when the claim of whoever held it has expired.
     *
     * @param lease how long the claim lives without being renewed
     */
    ClaimAttempt claim(String id, Unit unit, String worker, Duration lease);

    /**
     * Prolongs the claim and saves how far its unit is.
     *
     * @param part of the unit that is made, 0 to 1
     * @return the progress of the whole conversion, 0 to 100; empty when the claim is lost
     */
    OptionalDouble checkpoint(Claim claim, Duration lease, double part, Instant at);

    /** Gives the unit back unfinished. */
    boolean release(Claim claim);

    /** The unit's bytes are in the store. */
    boolean completeUnit(Claim claim, long bytes, String checksum, Instant at);

    /**
     * A finished unit turned out to be no good when the result was assembled: it is made again, and assembly waits for
     * it.
     */
    boolean reopen(Claim assembly, Unit unit, String reason, Instant at);

    /** The unit failed and goes back to pending; the retry count of the conversion grows by one. */
    boolean failUnit(Claim claim, String reason, Instant at);

    /** The assembled result is verified and in the store: the conversion is completed. */
    boolean complete(Claim assembly, long bytes, String checksum, Instant at);

    /** The conversion cannot succeed; whoever still works on a unit of it loses the claim. */
    void fail(String id, String reason, Instant at);

    /** Conversions neither completed, failed nor cancelled, longest untouched first. */
    List<Conversion> incomplete(int limit);
}
