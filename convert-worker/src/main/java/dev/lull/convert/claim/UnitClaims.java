package dev.lull.convert.claim;

import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.task.UnitTask;
import java.time.Duration;

/**
 * The claims of one worker.
 *
 * @param worker its name in the checkpoint
 * @param lease how long a claim lives without being renewed
 */
public record UnitClaims(ConversionLedger conversions, String worker, Duration lease) {

    /** Asks for the unit of the task. */
    public ClaimResult claim(UnitTask task) {
        return conversions.claim(task.conversion(), task.unit(), worker, lease);
    }
}
