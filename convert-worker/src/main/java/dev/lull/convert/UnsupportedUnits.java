package dev.lull.convert;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.Failure;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.analysis.UnreadableSource;
import dev.lull.convert.encode.Toolbox;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.job.JobDispatch;
import dev.lull.convert.plan.PlanStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Units of plans that this worker cannot honour: other workers get them. A plan that no worker touches for long is
 * taken for abandoned, and replaced by one of this worker.
 */
final class UnsupportedUnits {

    private static final Logger log = LoggerFactory.getLogger(UnsupportedUnits.class);

    static final Duration ABANDONED = Duration.ofMinutes(10);

    /** A plan that was met so long ago has ended elsewhere, or is watched anew. */
    static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Toolbox toolbox;
    private final PlanStep planStep;
    private final JobDispatch dispatch;
    private final Clock clock;
    private final Map<String, Met> met = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile boolean supportsAny;
    private volatile @Nullable String lastObstacle;

    UnsupportedUnits(Toolbox toolbox, PlanStep planStep, JobDispatch dispatch, Clock clock) {
        this.toolbox = toolbox;
        this.planStep = planStep;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /** Why this worker cannot make units of the job; empty when it can. */
    Optional<String> obstacle(ConversionJob job) {
        Optional<String> obstacle = toolbox.obstacle(plan(job));
        supportsAny |= obstacle.isEmpty();
        lastObstacle = obstacle.orElse(lastObstacle);
        return obstacle;
    }

    /**
     * Gives the unit to the other workers, or the job another plan.
     *
     * @throws Failure.PassedOn when others have it
     */
    void passOn(ConversionJob job, Claim claim, UnitTask task, String obstacle)
            throws UnreadableSource, Failure, InterruptedException {
        if (abandoned(job)) {
            dispatch.afterPlan(planStep.plan(job), task.attempt());
            return;
        }
        if (told.add(obstacle)) {
            log.warn("units passed on to other workers: {}: {}", job, obstacle);
        }
        dispatch.passOn(job, claim, task.attempt());
        throw new Failure.PassedOn(obstacle);
    }

    /** Met here so long ago, and since then touched by no worker; the ledger's times are not compared with ours. */
    private boolean abandoned(ConversionJob job) {
        Met now = new Met(job.conversion().lastUpdated(), clock.instant());
        met.values().removeIf(plan -> plan.at().isBefore(now.at().minus(FORGOTTEN)));
        Met first = met.merge(
                plan(job).fingerprint(),
                now,
                (before, again) -> before.lastUpdated().equals(again.lastUpdated()) ? before : again);
        return !first.at().isAfter(now.at().minus(ABANDONED));
    }

    /**
     * Returns unless this worker could make none of the units it was given.
     *
     * @throws IllegalStateException saying why not
     */
    void checkHealthy() {
        if (!supportsAny && lastObstacle != null) {
            throw new IllegalStateException(lastObstacle);
        }
    }

    private static ConversionPlan plan(ConversionJob job) {
        return requireNonNull(job.conversion().plan());
    }

    /**
     * A plan as it was met here.
     *
     * @param lastUpdated by the ledger's clock
     * @param at by our own clock
     */
    private record Met(Instant lastUpdated, Instant at) {}
}
