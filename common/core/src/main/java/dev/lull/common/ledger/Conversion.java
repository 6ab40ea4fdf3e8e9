package dev.lull.common.ledger;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint of one conversion.
 *
 * @param id the media id of its video
 * @param filePath the original
 * @param priority what it was opened with, or high once it is preferred; null when read for work on one unit
 * @param plan null until planned
 * @param progress 0 to 100
 * @param retryCount how often a unit of it failed and was tried again
 * @param units every unit of the plan, assembly included; none when read for work on one of them
 */
public record Conversion(
        String id,
        String filePath,
        ConversionStatus status,
        @Nullable ConvertPriority priority,
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

    /** One under way, as the holder of a claim on one of its units needs it. */
    public static Conversion underWay(
            String id, String filePath, ConversionPlan plan, double progress, Instant lastUpdated) {
        return new Conversion(
                id, filePath, ConversionStatus.IN_PROGRESS, null, plan, progress, 0, null, null, lastUpdated, Map.of());
    }

    /** Has it planned; of a planned one it publishes the units that are not done. */
    public ConvertTask task(String submission, int attempt) {
        return new ConvertTask(id, submission, itsPriority(), attempt);
    }

    /** Has this unit of it made. */
    public UnitTask task(Unit unit, int attempt) {
        return new UnitTask(id, unit, itsPriority() == ConvertPriority.HIGH, attempt);
    }

    private ConvertPriority itsPriority() {
        if (priority == null) {
            throw new IllegalStateException(id + " was read for work on one unit");
        }
        return priority;
    }

    /** The units before assembly that are not done; none while there is no plan. */
    public List<Unit> unfinished() {
        requireAll();
        return plan == null
                ? List.of()
                : plan.units().stream()
                        .filter(unit -> !(units.get(unit) instanceof UnitState.Done))
                        .toList();
    }

    /**
     * How its end, a good one, changes the file: also which plan it was at last, as one whose result failed its
     * verification may have been replaced.
     */
    public StateChange converted(Instant at) {
        StateChange change = StateChange.to(MediaState.CONVERTED).with(MediaField.CONVERTED_AT, at);
        if (plan == null) {
            return change;
        }
        StateChange told = change.with(MediaField.PLAN, plan.kind().wireName())
                .with(MediaField.SEGMENTS, plan.segments())
                .with(MediaField.KEPT, plan.content().kept())
                .losing(plan.content().lost());
        OptionalDouble ssim = ssim();
        return ssim.isPresent() ? told.with(MediaField.SSIM, ssim.getAsDouble()) : told;
    }

    /** How many seconds its film plays; null until that is planned, and of a plan of an earlier version. */
    public @Nullable Double duration() {
        return plan == null || plan.content().duration() <= 0
                ? null
                : plan.content().duration();
    }

    /** The lowest of the frames of its finished units that were compared with the original; empty for none. */
    OptionalDouble ssim() {
        requireAll();
        return units.values().stream()
                .map(unit -> unit instanceof UnitState.Done done ? done.ssim() : null)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .min();
    }

    private void requireAll() {
        if (plan != null && !units.keySet().containsAll(plan.units())) {
            throw new IllegalStateException(id + " was read for work on one unit");
        }
    }

    /** What was assembled; empty until it is completed. */
    public Optional<UnitState.Done> result() {
        return units.get(Unit.ASSEMBLE) instanceof UnitState.Done result ? Optional.of(result) : Optional.empty();
    }

    /** Whether every unit before assembly is done. */
    public boolean readyToAssemble() {
        return plan != null && unfinished().isEmpty();
    }
}
