package dev.lull.convert;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimAttempt;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.assemble.ConversionFiles;
import dev.lull.convert.plan.SourceIdentity;
import dev.lull.convert.verify.Measured;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims a unit, has it worked on, and gives it back if that did not succeed. */
final class UnitHandler implements TaskHandler<UnitTask> {

    private static final Logger log = LoggerFactory.getLogger(UnitHandler.class);

    private final ConversionLedger conversions;
    private final MediaStore store;
    private final Claims claims;
    private final Planning planning;
    private final Encoding encoding;
    private final Assembling assembling;
    private final HandOver next;
    private final Ending ending;
    private final Clock clock;

    UnitHandler(
            ConversionLedger conversions,
            MediaStore store,
            Claims claims,
            Planning planning,
            Encoding encoding,
            Assembling assembling,
            HandOver next,
            Ending ending,
            Clock clock) {
        this.conversions = conversions;
        this.store = store;
        this.claims = claims;
        this.planning = planning;
        this.encoding = encoding;
        this.assembling = assembling;
        this.next = next;
        this.ending = ending;
        this.clock = clock;
    }

    @Override
    public void handle(UnitTask task) throws Failure, InterruptedException {
        ClaimAttempt attempt = claims.ask(task.conversion(), task.unit());
        Optional<Subject> found = next.look(task.conversion());
        if (found.isEmpty()) {
            log.warn("the ledger does not know {}: nothing to convert", task.conversion());
            return;
        }
        Subject subject = found.get();
        if (attempt instanceof ClaimAttempt.Granted granted) {
            work(subject, granted.claim(), task);
        } else if (subject.conversion().status().ended()) {
            ending.after(subject, task);
        } else if (attempt instanceof ClaimAttempt.AlreadyDone) {
            next.afterUnit(subject.conversion(), task.attempt());
        } else {
            log.info("{} of {} is not for us: {}", task.unit(), subject, attempt);
        }
    }

    @Override
    public void giveUp(UnitTask task, Failure failure) {
        ending.fail(task.conversion(), task, failure);
    }

    private void work(Subject subject, Claim claim, UnitTask task) throws Failure, InterruptedException {
        try {
            if (claim.unit().equals(Unit.ASSEMBLE)) {
                assembling.work(subject, claim);
                next.look(subject.id()).ifPresent(ended -> ending.after(ended, task));
            } else {
                encode(subject, claim, task);
            }
        } catch (Failure.Transient e) {
            conversions.failUnit(claim, e.reason(), clock.instant());
            throw e;
        } catch (Failure.Stopped | InterruptedException e) {
            conversions.release(claim);
            throw e;
        } finally {
            clean(subject, claim);
        }
    }

    private void encode(Subject subject, Claim claim, UnitTask task) throws Failure, InterruptedException {
        SourceIdentity source = SourceIdentity.of(subject.media());
        if (!planning.stillHolds(subject, source)) {
            next.afterPlan(planning.plan(subject), task.attempt());
            return;
        }
        Measured original = encoding.examine(source.file());
        try {
            encoding.work(subject, claim, source.file(), original);
        } catch (Failure.Permanent e) {
            if (!planning.mayFallBack(subject)) {
                throw e;
            }
            log.info("{}: {}", subject, e.reason());
            next.afterPlan(planning.fallBack(subject, e), task.attempt());
            return;
        }
        next.unitFinished(subject, claim.unit());
        next.look(subject.id()).ifPresent(now -> next.afterUnit(now.conversion(), task.attempt()));
    }

    private void clean(Subject subject, Claim claim) {
        try {
            store.delete(new ConversionFiles(subject.id()).scratch(claim));
        } catch (IOException e) {
            log.warn("half-made files of {} are left behind: {}", subject, e.toString());
        }
    }
}
