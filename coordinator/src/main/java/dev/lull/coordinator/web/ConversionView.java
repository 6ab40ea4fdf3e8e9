package dev.lull.coordinator.web;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.Loss;
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
 * @param encoding how its units are made, in the words of the plan; null until planned
 * @param kept what the result holds, in words; null until planned
 * @param lost what it will not hold, and why
 * @param durationSeconds how long it plays; null until planned, and of a plan of an earlier version
 * @param progress 0 to 100
 */
record ConversionView(
        String id,
        String filePath,
        String status,
        @Nullable String priority,
        @Nullable String plan,
        @Nullable String reason,
        @Nullable String encoding,
        @Nullable String kept,
        List<Loss> lost,
        @Nullable Double durationSeconds,
        double progress,
        int retryCount,
        @Nullable String error,
        @Nullable Instant startedAt,
        Instant lastUpdated,
        List<UnitView> units) {

    static ConversionView of(Conversion conversion) {
        ConversionPlan plan = conversion.plan();
        return new ConversionView(
                conversion.id(),
                conversion.filePath(),
                conversion.status().wireName(),
                conversion.priority() == null ? null : conversion.priority().wireName(),
                plan == null ? null : plan.kind().wireName(),
                plan == null ? null : plan.reason(),
                plan == null ? null : plan.encoding(),
                plan == null ? null : plan.content().kept(),
                plan == null ? List.of() : plan.content().lost(),
                conversion.duration(),
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

    /**
     * A unit of it.
     *
     * @param worker who works on it, and until when that claim lives; null unless it is running
     * @param ssim how alike its frames are that were compared with the original's, the lowest of them; null where none
     *     was compared
     */
    record UnitView(
            String unit,
            String state,
            @Nullable String worker,
            @Nullable Instant expiresAt,
            @Nullable Long bytes,
            @Nullable String checksum,
            @Nullable Double ssim) {

        static UnitView of(Unit unit, UnitState state) {
            if (state instanceof UnitState.Running running) {
                return new UnitView(unit.wireName(), "running", running.worker(), running.expires(), null, null, null);
            }
            if (state instanceof UnitState.Done done) {
                return new UnitView(unit.wireName(), "done", null, null, done.bytes(), done.checksum(), done.ssim());
            }
            return new UnitView(unit.wireName(), "pending", null, null, null, null, null);
        }
    }
}
