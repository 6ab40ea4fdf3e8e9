package dev.lull.common.ledger;

import dev.lull.common.task.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint of one conversion.
 *
 * @param id the media id of its video
 * @param filePath the original
 * @param plan null until planned
 * @param progress 0 to 100
 * @param retryCount how often a unit of it failed and was tried again
 * @param units every unit of the plan, assembly included
 */
public record Conversion(
        String id,
        String filePath,
        ConversionStatus status,
        @Nullable ConversionPlan plan,
        double progress,
        int retryCount,
        @Nullable String error,
        @Nullable Instant startedAt,
        Instant lastUpdated,
        Map<Unit, UnitState> units) {

    public Conversion {
        units = Map.copyOf(units);
    }

    /** The units before assembly that are not done; none while there is no plan. */
    public List<Unit> unfinished() {
        return plan == null
                ? List.of()
                : plan.units().stream()
                        .filter(unit -> !(units.get(unit) instanceof UnitState.Done))
                        .toList();
    }

    /** Whether every unit before assembly is done. */
    public boolean readyToAssemble() {
        return plan != null && unfinished().isEmpty();
    }
}
