package dev.lull.convert;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.Failure;
import dev.lull.common.task.UnitStep;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.assemble.BadUnit;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.job.JobDispatch;
import dev.lull.convert.meter.Remade;
import dev.lull.convert.meter.UnitMeters;
import dev.lull.convert.plan.PlanStep;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows when a unit was not made: it is tried again, another one is made again, or the plan falls back. That
 * took as long to find out as a good unit takes to make, so none of it is lost because the ledger or the queue is away.
 */
final class UnitRecovery {

    private static final Logger log = LoggerFactory.getLogger(UnitRecovery.class);

    private final ConversionLedger conversions;
    private final PlanStep planStep;
    private final JobDispatch dispatch;
    private final UntilAvailable untilAvailable;
    private final UnitMeters meters;

    UnitRecovery(
            ConversionLedger conversions,
            PlanStep planStep,
            JobDispatch dispatch,
            UntilAvailable untilAvailable,
            UnitMeters meters) {
        this.meters = meters;
        this.conversions = conversions;
        this.planStep = planStep;
        this.dispatch = dispatch;
        this.untilAvailable = untilAvailable;
    }

    /** The unit goes back to pending; its task comes again. */
    void failed(ConversionJob job, Claim claim, Failure.Transient why) throws InterruptedException {
        if (untilAvailable.get(() -> conversions.failUnit(claim, why.reason()))) {
            dispatch.tell(job, claim.unit(), UnitStep.FAILED, why.reason());
        }
    }

    /** This worker cannot go on with it: the unit is given back, and to the queue again for others. */
    void passedOn(ConversionJob job, Claim claim, UnitTask task) throws InterruptedException {
        untilAvailable.run(() -> dispatch.passOn(job, claim, task.attempt()));
    }

    /** The worker stops: the unit is given back unfinished, or its claim expires where the ledger is away. */
    void stopped(Claim claim) {
        try {
            conversions.release(claim);
        } catch (LedgerUnavailable e) {
            log.debug("{} is left to expire: {}", claim, e.getMessage());
        }
    }

    /**
     * The ledger or the queue is away. The unit is given back as soon as the ledger answers: a claim that expires looks
     * like one whose worker died.
     */
    void delayed(Claim claim) throws InterruptedException {
        untilAvailable.run(() -> conversions.release(claim));
    }

    /** A finished unit is no good: it is made again before assembly. */
    void remake(ConversionJob job, Claim assembly, UnitTask task, BadUnit bad)
            throws Failure.OwnershipLost, InterruptedException {
        log.warn("finished unit is made again: {}: {}", job, bad.reason());
        if (!untilAvailable.get(() -> conversions.reopen(assembly, bad.unit(), bad.reason()))) {
            throw lost(job, assembly);
        }
        meters.remade(Remade.BAD);
        untilAvailable.run(() -> dispatch.unit(job, bad.unit(), task.attempt()));
    }

    /**
     * The plan gives no good file: the next dearer one is tried.
     *
     * @throws Failure.Permanent {@code why}, when there is none
     */
    void fallBack(
            ConversionJob job,
            Claim claim,
            UnitTask task,
            SourceIdentity source,
            MediaAnalysis analysis,
            Failure.Permanent why)
            throws Failure, InterruptedException {
        log.info("unit cannot be made under this plan: {}: {}", job, why.reason());
        if (!untilAvailable.get(() -> conversions.failUnit(claim, why.reason()))) {
            throw lost(job, claim);
        }
        dispatch.tell(job, claim.unit(), UnitStep.FAILED, why.reason());
        Optional<ConversionJob> planned = untilAvailable.get(() -> planStep.fallBack(job, source, analysis, why));
        if (planned.isEmpty()) {
            throw why;
        }
        untilAvailable.run(() -> dispatch.afterPlan(planned.get(), task.attempt()));
    }

    private static Failure.OwnershipLost lost(ConversionJob job, Claim claim) {
        return new Failure.OwnershipLost(claim.unit() + " of " + job + " was taken over by another worker");
    }
}
