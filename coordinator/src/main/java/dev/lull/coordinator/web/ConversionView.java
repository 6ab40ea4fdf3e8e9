package dev.lull.coordinator.web;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.task.Unit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as callers see it; where its pieces are in the store is not shown.
 *
 * @param plan null until planned
 * @param reason why this plan
 * @param progress 0 to 100
 */
record ConversionView(
        String id,
        String filePath,
        String status,
        @Nullable String priority,
        @Nullable String plan,
        @Nullable String reason,
        double progress,
        int retryCount,
        @Nullable String error,
        @Nullable Instant startedAt,
        Instant lastUpdated,
        List<UnitView> units) {

    static ConversionView of(Conversion conversion) {
        return new ConversionView(
                conversion.id(),
                conversion.filePath(),
                conversion.status().wireName(),
                conversion.priority() == null ? null : conversion.priority().wireName(),
                conversion.plan() == null ? null : conversion.plan().kind().wireName(),
                conversion.plan() == null ? null : conversion.plan().reason(),
                conversion.progress(),
                conversion.retryCount(),
                conversion.error(),
                conversion.startedAt(),
                conversion.lastUpdated(),
                conversion.units().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Unit::wireName)))
                        .map(unit -> UnitView.of(unit.getKey(), unit.getValue()))
                        .toList());
    }

    /** @param worker who works on it, and until when that claim lives; null unless it is running */
    record UnitView(
            String unit,
            String state,
            @Nullable String worker,
            @Nullable Instant expiresAt,
            @Nullable Long bytes,
            @Nullable String checksum) {

        static UnitView of(Unit unit, UnitState state) {
            if (state instanceof UnitState.Running running) {
                return new UnitView(unit.wireName(), "running", running.worker(), running.expires(), null, null);
            }
            if (state instanceof UnitState.Done done) {
                return new UnitView(unit.wireName(), "done", null, null, done.bytes(), done.checksum());
            }
            return new UnitView(unit.wireName(), "pending", null, null, null, null);
        }
    }
}
