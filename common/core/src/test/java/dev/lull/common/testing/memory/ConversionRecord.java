package dev.lull.common.testing.memory;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.UnitRun;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.Unit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is known of one conversion. */
final class ConversionRecord {

    private static final int MOST_BEFORE_VERIFIED = 99;

    private final String filePath;
    final Map<Unit, UnitState> units = new HashMap<>();
    /** How often each unit was taken over. */
    final Map<Unit, Integer> takeovers = new HashMap<>();

    /** How many workers plan it, or died at that. */
    int planning;

    /** {@code WORKER: REASON} of a worker that could not read the source. */
    @Nullable
    String sourceDoubt;

    /** The runs that failed, oldest first, and the last of each kind that made a unit. */
    final Deque<UnitRun> failedRuns = new ArrayDeque<>();

    final Map<String, UnitRun> goodRuns = new HashMap<>();

    ConvertPriority priority;
    ConversionStatus status = ConversionStatus.PENDING;

    @Nullable
    ConversionPlan plan;

    double progress;
    int retryCount;

    @Nullable
    String error;

    @Nullable
    Instant startedAt;

    Instant lastUpdated;
    /** The last one given out. */
    long token;

    @Nullable
    Instant publishedAt;

    int publishedAgain;

    ConversionRecord(String filePath, ConvertPriority priority, Instant at) {
        this.filePath = filePath;
        this.priority = priority;
        lastUpdated = at;
    }

    /** Everything starts over; the token grows, so that the old plan's workers are refused. */
    void plan(ConversionPlan next, Instant at) {
        plan = new ConversionPlan(
                next.kind(),
                next.units().stream()
                        .sorted(Comparator.comparing(Unit::isSegment)
                                .thenComparing(unit -> unit.wireName().length())
                                .thenComparing(Unit::wireName))
                        .toList(),
                next.cuts(),
                next.encoding(),
                next.fingerprint(),
                next.reason(),
                next.outputPath(),
                next.content());
        units.clear();
        takeovers.clear();
        planning = 0;
        endDoubt();
        next.units().forEach(unit -> units.put(unit, new UnitState.Pending()));
        units.put(Unit.ASSEMBLE, new UnitState.Pending());
        status = ConversionStatus.IN_PROGRESS;
        progress = 0;
        retryCount = 0;
        error = null;
        startedAt = at;
        lastUpdated = at;
        token++;
    }

    void note(UnitRun run) {
        if (run.failure() == null) {
            goodRuns.put(run.kind(), run);
            return;
        }
        failedRuns.add(run);
        if (failedRuns.size() > UnitRun.MOST_FAILED) {
            failedRuns.remove();
        }
    }

    List<UnitRun> runs() {
        return Stream.concat(failedRuns.stream(), goodRuns.values().stream())
                .sorted(Comparator.comparing(UnitRun::at).reversed())
                .toList();
    }

    boolean holds(Claim claim) {
        return status == ConversionStatus.IN_PROGRESS
                && units.get(claim.unit()) instanceof UnitState.Running running
                && running.worker().equals(claim.worker())
                && running.token() == claim.token();
    }

    /** The source was read. */
    void endDoubt() {
        if (sourceDoubt != null && sourceDoubt.equals(error)) {
            error = null;
        }
        sourceDoubt = null;
    }

    void free(Unit unit) {
        units.put(unit, new UnitState.Pending());
    }

    void freeAll() {
        units.replaceAll((unit, state) -> new UnitState.Pending());
    }

    void freeHeld() {
        units.replaceAll((unit, state) -> state instanceof UnitState.Running ? new UnitState.Pending() : state);
    }

    void retry(String reason, Instant at) {
        error = reason;
        retryCount++;
        lastUpdated = at;
    }

    long done() {
        return units.entrySet().stream()
                .filter(unit -> !unit.getKey().equals(Unit.ASSEMBLE) && unit.getValue() instanceof UnitState.Done)
                .count();
    }

    /** How many units are to be put together. */
    int size() {
        return plan == null ? 0 : plan.units().size();
    }

    /** Saves the progress if it grew: only a verified result is 100. */
    double reach(double part) {
        double percent = Math.floor(10_000 * (done() + part) / size() + 0.5) / 100;
        progress = Math.max(progress, Math.min(MOST_BEFORE_VERIFIED, percent));
        return progress;
    }

    Conversion conversion(String id) {
        return new Conversion(
                id, filePath, status, priority, plan, progress, retryCount, error, startedAt, lastUpdated, units);
    }

    /** Another text after each change that is worth another look. */
    String mark() {
        return status + " " + (plan == null ? "" : plan.fingerprint()) + " " + token + " " + done() + " " + retryCount
                + " " + lastUpdated;
    }

    /** As the holder of a claim reads it. */
    Optional<Conversion> underWay(String id) {
        return Optional.ofNullable(plan)
                .map(planned -> Conversion.underWay(id, filePath, planned, progress, lastUpdated));
    }
}
