package dev.lull.convert;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.job.JobCompletion;
import dev.lull.convert.job.JobDispatch;
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
    private final JobDispatch next;
    private final JobCompletion jobCompletion;
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
            JobDispatch next,
            JobCompletion jobCompletion,
            BooleanSupplier mayGoOn,
            Clock clock) {
        this.conversions = conversions;
        this.worker = worker;
        this.lease = lease;
        this.work = work;
        this.next = next;
        this.jobCompletion = jobCompletion;
        this.mayGoOn = mayGoOn;
        this.clock = clock;
    }

    @Override
    public void handle(UnitTask task) throws Failure, InterruptedException {
        ClaimResult attempt = conversions.claim(task.conversion(), task.unit(), worker, lease);
        Optional<ConversionJob> found = next.find(task.conversion());
        if (found.isEmpty()) {
            log.warn("the ledger does not know {}: nothing to convert", task.conversion());
            return;
        }
        ConversionJob conversionJob = found.get();
        if (attempt instanceof ClaimResult.Granted granted) {
            announce(conversionJob, granted);
            work.work(conversionJob, granted.claim(), task);
            assembleAtOnce(task);
        } else if (conversionJob.conversion().status().ended()) {
            jobCompletion.after(conversionJob, task);
        } else if (attempt instanceof ClaimResult.AlreadyDone) {
            next.afterUnit(conversionJob.conversion(), task.attempt());
        } else if (attempt instanceof ClaimResult.Held held) {
            // its holder may be dead by now: if so, the claim is not renewed, and ours at the next try
            Duration rest = Duration.between(clock.instant(), held.until());
            throw new Failure.RateLimited(held.worker() + " works on it", rest.isNegative() ? Duration.ZERO : rest);
        } else {
            log.info("{} of {} is not for us: {}", task.unit(), conversionJob, attempt);
        }
    }

    @Override
    public void giveUp(UnitTask task, Failure failure) {
        jobCompletion.fail(task.conversion(), task, failure);
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
    private static void announce(ConversionJob conversionJob, ClaimResult.Granted granted) {
        Claim claim = granted.claim();
        long before = Math.round(conversionJob.conversion().progress());
        if (granted.from() != null) {
            log.info(
                    "resumed conversion of {} after crash of {} (from {} %): {}",
                    conversionJob, granted.from(), before, claim.unit());
        } else if (before > 0 || claim.unit().equals(Unit.ASSEMBLE)) {
            log.info("going on with {} ({} %): {}", conversionJob, before, claim.unit());
        } else {
            log.info("starting deferred conversion of {}: {}", conversionJob, claim.unit());
        }
    }
}
