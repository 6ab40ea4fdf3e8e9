package dev.lull.convert;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimAttempt;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.job.Ending;
import dev.lull.convert.job.HandOver;
import dev.lull.convert.job.Subject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims a unit and has it worked on, or finds out why there is nothing to do for us. */
final class UnitHandler implements TaskHandler<UnitTask> {

    private static final Logger log = LoggerFactory.getLogger(UnitHandler.class);

    private final ConversionLedger conversions;
    private final String worker;
    private final Duration lease;
    private final UnitWork work;
    private final HandOver next;
    private final Ending ending;
    private final BooleanSupplier mayGoOn;
    private final Clock clock;

    /**
     * A handler.
     *
     * @param mayGoOn whether the last unit's worker may go on to assembly at once
     */
    UnitHandler(
            ConversionLedger conversions,
            String worker,
            Duration lease,
            UnitWork work,
            HandOver next,
            Ending ending,
            BooleanSupplier mayGoOn,
            Clock clock) {
        this.conversions = conversions;
        this.worker = worker;
        this.lease = lease;
        this.work = work;
        this.next = next;
        this.ending = ending;
        this.mayGoOn = mayGoOn;
        this.clock = clock;
    }

    @Override
    public void handle(UnitTask task) throws Failure, InterruptedException {
        ClaimAttempt attempt = conversions.claim(task.conversion(), task.unit(), worker, lease);
        Optional<Subject> found = next.look(task.conversion());
        if (found.isEmpty()) {
            log.warn("the ledger does not know {}: nothing to convert", task.conversion());
            return;
        }
        Subject subject = found.get();
        if (attempt instanceof ClaimAttempt.Granted granted) {
            announce(subject, granted);
            work.work(subject, granted.claim(), task);
            assembleAtOnce(task);
        } else if (subject.conversion().status().ended()) {
            ending.after(subject, task);
        } else if (attempt instanceof ClaimAttempt.AlreadyDone) {
            next.afterUnit(subject.conversion(), task.attempt());
        } else if (attempt instanceof ClaimAttempt.Held held) {
            // its holder may be dead by now: if so, the claim is not renewed, and ours at the next try
            Duration rest = Duration.between(clock.instant(), held.until());
            throw new Failure.RateLimited(held.worker() + " works on it", rest.isNegative() ? Duration.ZERO : rest);
        } else {
            log.info("{} of {} is not for us: {}", task.unit(), subject, attempt);
        }
    }

    @Override
    public void giveUp(UnitTask task, Failure failure) {
        ending.fail(task.conversion(), task, failure);
    }

    /**
     * Assembly is queued, so that a crash here loses nothing; but it would stand behind all units of the films that
     * were planned meanwhile, so whoever made the last unit tries it at once.
     */
    private void assembleAtOnce(UnitTask task) throws Failure, InterruptedException {
        if (task.unit().equals(Unit.ASSEMBLE) || !ready(task.conversion()) || !mayGoOn.getAsBoolean()) {
            return;
        }
        try {
            handle(new UnitTask(task.conversion(), Unit.ASSEMBLE, task.attempt()));
        } catch (Failure.Transient | Failure.RateLimited e) {
            log.info("the assembly of {} is left to the queue: {}", task.conversion(), e.reason());
        }
    }

    private boolean ready(String id) {
        return conversions
                .find(id)
                .filter(conversion -> !conversion.status().ended() && conversion.readyToAssemble())
                .isPresent();
    }

    /** What is in one piece starts from its beginning again; that is said, and not hidden. */
    private static void announce(Subject subject, ClaimAttempt.Granted granted) {
        Claim claim = granted.claim();
        long before = Math.round(subject.conversion().progress());
        if (granted.from() != null) {
            log.info(
                    "resumed conversion of {} after crash of {} (from {} %): {}",
                    subject, granted.from(), before, claim.unit());
        } else if (before > 0 || claim.unit().equals(Unit.ASSEMBLE)) {
            log.info("going on with {} ({} %): {}", subject, before, claim.unit());
        } else {
            log.info("starting deferred conversion of {}: {}", subject, claim.unit());
        }
    }
}
