package dev.lull.convert;

import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.trace.Step;
import dev.lull.common.trace.Traces;
import dev.lull.convert.analysis.UnreadableSource;
import dev.lull.convert.claim.UnitClaims;
import dev.lull.convert.gate.GateView;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.job.JobCompletion;
import dev.lull.convert.job.JobDispatch;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims a unit and has it made, or finds out why there is nothing to do. */
final class UnitHandler implements TaskHandler<UnitTask> {

    private static final Logger log = LoggerFactory.getLogger(UnitHandler.class);

    /** What came of a task. */
    private enum Outcome {
        LAST_MADE,
        MADE,
        SUSPICIOUS,
        NOTHING_TO_MAKE
    }

    private final Isolation isolation;
    private final UnitClaims claims;
    private final UnsupportedUnits unsupported;
    private final UnreadableSources unreadable;
    private final UnitWork work;
    private final JobDispatch dispatch;
    private final JobCompletion completion;
    private final GateView gate;
    private final int maxTakeovers;
    private final Traces traces;

    /**
     * A handler.
     *
     * @param gate open when the worker that made the last unit may assemble immediately
     * @param maxTakeovers how often workers may die at a unit before its file is given up
     */
    UnitHandler(
            Isolation isolation,
            UnitClaims claims,
            UnsupportedUnits unsupported,
            UnreadableSources unreadable,
            UnitWork work,
            JobDispatch dispatch,
            JobCompletion completion,
            GateView gate,
            int maxTakeovers,
            Traces traces) {
        this.isolation = isolation;
        this.claims = claims;
        this.unsupported = unsupported;
        this.unreadable = unreadable;
        this.work = work;
        this.dispatch = dispatch;
        this.completion = completion;
        this.gate = gate;
        this.maxTakeovers = maxTakeovers;
        this.traces = traces;
    }

    @Override
    public void handle(UnitTask task) throws Failure, InterruptedException {
        Outcome outcome = isolation.beside(() -> handle(task, false));
        if (outcome == Outcome.SUSPICIOUS) {
            outcome = isolation.alone(() -> handle(task, true));
        }
        if (outcome == Outcome.LAST_MADE) {
            assembleNow(task);
        }
    }

    private Outcome handle(UnitTask task, boolean alone) throws Failure, InterruptedException {
        ClaimResult result = claims.claim(task);
        if (result instanceof ClaimResult.Held held) {
            // its holder may be dead by now: then the claim is not renewed, and the next try gets it
            throw new Failure.HeldElsewhere(held.worker() + " works on it", held.left());
        }
        Optional<ConversionJob> found = find(task, result);
        if (found.isEmpty()) {
            throw new Failure.NotInLedger("the video is not in the ledger: " + task.conversion());
        }
        ConversionJob job = found.get();
        if (result instanceof ClaimResult.Granted granted) {
            try {
                return make(job, granted, task, alone);
            } catch (UnreadableSource e) {
                throw unreadable.passOn(job, granted.claim(), task, e);
            }
        } else if (job.conversion().status().ended()) {
            dispatch.find(job.id()).ifPresent(ended -> completion.after(ended, task));
        } else if (result instanceof ClaimResult.AlreadyDone) {
            dispatch.afterUnit(job, task.attempt());
        } else {
            log.info("unit is not claimed: {} of {}: {}", task.unit(), job, result);
        }
        return Outcome.NOTHING_TO_MAKE;
    }

    /** Assembly is about all units, any other work about the one that is claimed. */
    private Optional<ConversionJob> find(UnitTask task, ClaimResult result) {
        return result instanceof ClaimResult.Granted granted && !task.unit().equals(Unit.ASSEMBLE)
                ? dispatch.find(granted.claim())
                : dispatch.find(task.conversion());
    }

    private Outcome make(ConversionJob job, ClaimResult.Granted granted, UnitTask task, boolean alone)
            throws UnreadableSource, Failure, InterruptedException {
        Optional<String> obstacle = unsupported.obstacle(job);
        if (obstacle.isPresent()) {
            unsupported.passOn(job, granted.claim(), task, obstacle.get());
            return Outcome.NOTHING_TO_MAKE;
        }
        if (granted.takeovers() >= maxTakeovers) {
            throw deadly(granted);
        }
        if (Isolation.isAdvised(granted.takeovers()) && !alone) {
            log.warn(
                    "workers died at this unit, it is made alone: {} of {}: {}", task.unit(), job, granted.takeovers());
            claims.conversions().release(granted.claim());
            return Outcome.SUSPICIOUS;
        }
        announce(job, granted);
        boolean last = step(job, granted, task).run(() -> work.work(job, granted.claim(), task));
        return last ? Outcome.LAST_MADE : Outcome.MADE;
    }

    private Step step(ConversionJob job, ClaimResult.Granted granted, UnitTask task) {
        Unit unit = granted.claim().unit();
        Step step = traces.begin(job.id(), unit.equals(Unit.ASSEMBLE) ? "assemble" : "unit")
                .set("lull.unit.name", unit.wireName())
                .set("lull.unit.of", job.media().segments())
                .set("lull.attempt", task.attempt())
                .set("lull.claim", granted.claim().token())
                .set("lull.takeovers", granted.takeovers())
                .set("lull.resumed", granted.from() != null);
        return unit.isSegment() ? step.set("lull.unit.number", unit.segmentNumber()) : step;
    }

    private static Failure.Permanent deadly(ClaimResult.Granted granted) {
        String last = granted.from() == null ? "" : ", the last one was " + granted.from();
        return Isolation.deadly(granted.takeovers(), granted.claim().unit() + last);
    }

    @Override
    public void giveUp(UnitTask task, Failure failure) {
        completion.fail(task.conversion(), task, failure);
    }

    /**
     * Assembly is queued, so that a crash here loses nothing; but it would stand behind all units of the videos that
     * were planned meanwhile, so the worker that made the last unit tries it immediately.
     */
    private void assembleNow(UnitTask task) throws Failure, InterruptedException {
        if (!gate.isOpen()) {
            return;
        }
        try {
            handle(new UnitTask(task.conversion(), Unit.ASSEMBLE, task.urgent(), task.attempt()));
        } catch (Failure.Transient | Failure.HeldElsewhere e) {
            log.info("assembly is left to the queue: {}: {}", task.conversion(), e.reason());
        }
    }

    /** What is in one piece starts from its beginning again; that is said, and not hidden. */
    private static void announce(ConversionJob job, ClaimResult.Granted granted) {
        Unit unit = granted.claim().unit();
        long percent = Math.round(job.conversion().progress());
        if (granted.from() != null) {
            log.info("resumed conversion of {} after crash of {} (from {} %): {}", job, granted.from(), percent, unit);
        } else if (percent > 0) {
            log.info("continuing conversion of {} ({} %): {}", job, percent, unit);
        } else {
            log.info("starting deferred conversion of {}: {}", job, unit);
        }
    }
}
