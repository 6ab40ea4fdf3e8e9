package dev.lull.convert.claim;

import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.meter.UnitMeters;
import java.time.Duration;

/**
 * The claims of one worker.
 *
 * @param worker its name in the checkpoint
 * @param lease how long a claim lives without being renewed
 * @param meters counts those that were taken over
 */
public record UnitClaims(ConversionLedger conversions, String worker, Duration lease, UnitMeters meters) {

    /** Asks for the unit of the task. */
    public ClaimResult claim(UnitTask task) {
        ClaimResult result = conversions.claim(task.conversion(), task.unit(), worker, lease);
        if (result instanceof ClaimResult.Granted granted && granted.from() != null) {
            meters.resumed();
        }
        return result;
    }
}
