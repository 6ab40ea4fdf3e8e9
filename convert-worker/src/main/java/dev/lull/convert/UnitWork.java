package dev.lull.convert;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.media.Failure;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitStep;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.SourceCache;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.assemble.AssembleStep;
import dev.lull.convert.assemble.BadUnit;
import dev.lull.convert.claim.Heartbeat;
import dev.lull.convert.claim.Heartbeats;
import dev.lull.convert.encode.EncodeStep;
import dev.lull.convert.encode.Making;
import dev.lull.convert.ffmpeg.OutputLimit;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.job.JobCompletion;
import dev.lull.convert.job.JobDispatch;
import dev.lull.convert.plan.PlanStep;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on a unit under its claim, passes on what follows, and gives the unit back if it did not succeed. */
final class UnitWork {

    private static final Logger log = LoggerFactory.getLogger(UnitWork.class);

    private final ConversionLedger conversions;
    private final MediaStore store;
    private final Heartbeats heartbeats;
    private final SourceCache sourceCache;
    private final PlanStep planStep;
    private final EncodeStep encodeStep;
    private final AssembleStep assembleStep;
    private final Supplier<RunMonitor> giveWay;
    private final JobDispatch next;
    private final JobCompletion jobCompletion;
    private final Clock clock;

    UnitWork(
            ConversionLedger conversions,
            MediaStore store,
            Heartbeats heartbeats,
            SourceCache sourceCache,
            PlanStep planStep,
            EncodeStep encodeStep,
            AssembleStep assembleStep,
            Supplier<RunMonitor> giveWay,
            JobDispatch next,
            JobCompletion jobCompletion,
            Clock clock) {
        this.conversions = conversions;
        this.store = store;
        this.heartbeats = heartbeats;
        this.sourceCache = sourceCache;
        this.planStep = planStep;
        this.encodeStep = encodeStep;
        this.assembleStep = assembleStep;
        this.giveWay = giveWay;
        this.next = next;
        this.jobCompletion = jobCompletion;
        this.clock = clock;
    }

    void work(ConversionJob conversionJob, Claim claim, UnitTask task) throws Failure, InterruptedException {
        try (Heartbeat heartbeat = heartbeats.begin(claim)) {
            next.tell(conversionJob, claim.unit(), UnitStep.STARTED, null);
            SourceIdentity source = sourceCache.identify(conversionJob.media());
            if (planStep.stillHolds(conversionJob, source)) {
                make(conversionJob, claim, task, source, heartbeat);
            } else {
                next.afterPlan(planStep.plan(conversionJob), task.attempt());
            }
        } catch (Failure.Transient e) {
            if (conversions.failUnit(claim, e.reason(), clock.instant())) {
                next.tell(conversionJob, claim.unit(), UnitStep.FAILED, e.reason());
            }
            throw e;
        } catch (Failure.Stopped | InterruptedException e) {
            conversions.release(claim);
            throw e;
        } finally {
            clean(conversionJob, claim);
        }
    }

    private void make(
            ConversionJob conversionJob, Claim claim, UnitTask task, SourceIdentity source, Heartbeat heartbeat)
            throws Failure, InterruptedException {
        MediaAnalysis original = sourceCache.examine(source);
        RunMonitor attendants = heartbeat.and(giveWay.get());
        try (HeldFile file = sourceCache.hold(source)) {
            if (claim.unit().equals(Unit.ASSEMBLE)) {
                assembleStep.work(conversionJob, claim, file.path(), original, attendants);
                next.find(conversionJob.id()).ifPresent(ended -> jobCompletion.after(ended, task));
            } else {
                double length = Making.length(conversionJob, claim.unit(), original);
                heartbeat.expect(length);
                encodeStep.work(conversionJob, claim, file.path(), original, attendants.and(new OutputLimit(length)));
                next.tell(conversionJob, claim.unit(), UnitStep.FINISHED, null);
                next.find(conversionJob.id()).ifPresent(now -> next.afterUnit(now.conversion(), task.attempt()));
            }
        } catch (BadUnit e) {
            again(conversionJob, claim, task, e);
        } catch (Failure.Permanent e) {
            fallBack(conversionJob, claim, task, source, original, e);
        }
    }

    private void again(ConversionJob conversionJob, Claim claim, UnitTask task, BadUnit bad)
            throws Failure.OwnershipLost {
        log.warn("{}: {}, it is made again", conversionJob, bad.reason());
        if (!conversions.reopen(claim, bad.unit(), bad.reason(), clock.instant())) {
            throw new Failure.OwnershipLost(claim.unit() + " of " + conversionJob + " is no longer ours");
        }
        next.unit(conversionJob, bad.unit(), task.attempt());
    }

    private void fallBack(
            ConversionJob conversionJob,
            Claim claim,
            UnitTask task,
            SourceIdentity source,
            MediaAnalysis original,
            Failure.Permanent why)
            throws Failure {
        log.info("{}: {}", conversionJob, why.reason());
        if (!conversions.failUnit(claim, why.reason(), clock.instant())) {
            throw new Failure.OwnershipLost(claim.unit() + " of " + conversionJob + " is no longer ours");
        }
        next.tell(conversionJob, claim.unit(), UnitStep.FAILED, why.reason());
        Optional<ConversionJob> planned = planStep.fallBack(conversionJob, source, original, why);
        if (planned.isEmpty()) {
            throw why;
        }
        next.afterPlan(planned.get(), task.attempt());
    }

    private void clean(ConversionJob conversionJob, Claim claim) {
        try {
            store.delete(new ConversionFiles(conversionJob.id()).scratch(claim));
        } catch (IOException e) {
            log.warn("half-made files of {} are left behind: {}", conversionJob, e.toString());
        }
    }
}
