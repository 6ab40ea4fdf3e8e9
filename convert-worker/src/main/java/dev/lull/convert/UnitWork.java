package dev.lull.convert;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.media.Failure;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitStep;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.analysis.Measured;
import dev.lull.convert.analysis.Originals;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.assemble.Assembling;
import dev.lull.convert.assemble.BadUnit;
import dev.lull.convert.claim.Heartbeat;
import dev.lull.convert.claim.Heartbeats;
import dev.lull.convert.encode.Encoding;
import dev.lull.convert.encode.Making;
import dev.lull.convert.ffmpeg.Attendant;
import dev.lull.convert.ffmpeg.OutputBound;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.job.Ending;
import dev.lull.convert.job.HandOver;
import dev.lull.convert.job.Subject;
import dev.lull.convert.plan.Planning;
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
    private final Originals originals;
    private final Planning planning;
    private final Encoding encoding;
    private final Assembling assembling;
    private final Supplier<Attendant> giveWay;
    private final HandOver next;
    private final Ending ending;
    private final Clock clock;

    UnitWork(
            ConversionLedger conversions,
            MediaStore store,
            Heartbeats heartbeats,
            Originals originals,
            Planning planning,
            Encoding encoding,
            Assembling assembling,
            Supplier<Attendant> giveWay,
            HandOver next,
            Ending ending,
            Clock clock) {
        this.conversions = conversions;
        this.store = store;
        this.heartbeats = heartbeats;
        this.originals = originals;
        this.planning = planning;
        this.encoding = encoding;
        this.assembling = assembling;
        this.giveWay = giveWay;
        this.next = next;
        this.ending = ending;
        this.clock = clock;
    }

    void work(Subject subject, Claim claim, UnitTask task) throws Failure, InterruptedException {
        try (Heartbeat heartbeat = heartbeats.begin(claim)) {
            next.tell(subject, claim.unit(), UnitStep.STARTED, null);
            SourceIdentity source = originals.identify(subject.media());
            if (planning.stillHolds(subject, source)) {
                make(subject, claim, task, source, heartbeat);
            } else {
                next.afterPlan(planning.plan(subject), task.attempt());
            }
        } catch (Failure.Transient e) {
            if (conversions.failUnit(claim, e.reason(), clock.instant())) {
                next.tell(subject, claim.unit(), UnitStep.FAILED, e.reason());
            }
            throw e;
        } catch (Failure.Stopped | InterruptedException e) {
            conversions.release(claim);
            throw e;
        } finally {
            clean(subject, claim);
        }
    }

    private void make(Subject subject, Claim claim, UnitTask task, SourceIdentity source, Heartbeat heartbeat)
            throws Failure, InterruptedException {
        Measured original = originals.examine(source);
        Attendant attendants = heartbeat.and(giveWay.get());
        try (HeldFile file = originals.take(source)) {
            if (claim.unit().equals(Unit.ASSEMBLE)) {
                assembling.work(subject, claim, file.path(), original, attendants);
                next.look(subject.id()).ifPresent(ended -> ending.after(ended, task));
            } else {
                double length = Making.length(subject, claim.unit(), original);
                heartbeat.expect(length);
                encoding.work(subject, claim, file.path(), original, attendants.and(new OutputBound(length)));
                next.tell(subject, claim.unit(), UnitStep.FINISHED, null);
                next.look(subject.id()).ifPresent(now -> next.afterUnit(now.conversion(), task.attempt()));
            }
        } catch (BadUnit e) {
            again(subject, claim, task, e);
        } catch (Failure.Permanent e) {
            fallBack(subject, claim, task, source, original, e);
        }
    }

    private void again(Subject subject, Claim claim, UnitTask task, BadUnit bad) throws Failure.OwnershipLost {
        log.warn("{}: {}, it is made again", subject, bad.reason());
        if (!conversions.reopen(claim, bad.unit(), bad.reason(), clock.instant())) {
            throw new Failure.OwnershipLost(claim.unit() + " of " + subject + " is no longer ours");
        }
        next.unit(subject, bad.unit(), task.attempt());
    }

    private void fallBack(
            Subject subject,
            Claim claim,
            UnitTask task,
            SourceIdentity source,
            Measured original,
            Failure.Permanent why)
            throws Failure {
        log.info("{}: {}", subject, why.reason());
        if (!conversions.failUnit(claim, why.reason(), clock.instant())) {
            throw new Failure.OwnershipLost(claim.unit() + " of " + subject + " is no longer ours");
        }
        next.tell(subject, claim.unit(), UnitStep.FAILED, why.reason());
        Optional<Subject> planned = planning.fallBack(subject, source, original, why);
        if (planned.isEmpty()) {
            throw why;
        }
        next.afterPlan(planned.get(), task.attempt());
    }

    private void clean(Subject subject, Claim claim) {
        try {
            store.delete(new ConversionFiles(subject.id()).scratch(claim));
        } catch (IOException e) {
            log.warn("half-made files of {} are left behind: {}", subject, e.toString());
        }
    }
}
