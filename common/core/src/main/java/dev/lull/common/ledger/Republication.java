package dev.lull.common.ledger;

import dev.lull.common.task.Unit;
import java.util.List;

/**
 * Leave to publish the work of a conversion again.
 *
 * @param attempt for the records: 2 when they are published again for the first time
 * @param units none when the conversion is to be planned
 */
public record Republication(int attempt, List<Unit> units) {

    public Republication {
        units = List.copyOf(units);
    }
}
