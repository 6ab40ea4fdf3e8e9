package dev.lull.convert;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.LocalOutage;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.analysis.SourceCache;
import dev.lull.convert.analysis.UnreadableSource;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.job.JobDispatch;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Originals that this worker cannot read: other workers get them, and a fact it is once a second one cannot read them
 * either. Until this worker can read what it could not, it takes nothing and leaves what it has to the others, as each
 * try with a record would take that record from a worker that can convert it.
 */
final class UnreadableSources extends LocalOutage {

    private static final Logger log = LoggerFactory.getLogger(UnreadableSources.class);

    static final Duration RECHECK = Duration.ofSeconds(10);

    private final ConversionLedger conversions;
    private final SourceCache sources;
    private final JobDispatch dispatch;
    private final String worker;
    /** The last one in doubt. */
    private volatile String conversion = "";

    /** @param worker its name in the ledger */
    UnreadableSources(
            ConversionLedger conversions, SourceCache sources, JobDispatch dispatch, String worker, Clock clock) {
        super(RECHECK, clock);
        this.conversions = conversions;
        this.sources = sources;
        this.dispatch = dispatch;
        this.worker = worker;
    }

    /**
     * Has the job planned by another worker.
     *
     * @return to be thrown: others have it
     * @throws Failure.Permanent when another one could not read its original either
     */
    Failure.PassedOn passOn(ConversionJob job, ConvertTask task, UnreadableSource why) throws Failure.Permanent {
        doubt(job, why);
        dispatch.plan(job, task.attempt());
        return new Failure.PassedOn(why.reason());
    }

    /** The same for a unit of the job. */
    Failure.PassedOn passOn(ConversionJob job, Claim claim, UnitTask task, UnreadableSource why)
            throws Failure.Permanent {
        doubt(job, why);
        dispatch.passOn(job, claim, task.attempt());
        return new Failure.PassedOn(why.reason());
    }

    private void doubt(ConversionJob job, UnreadableSource why) throws Failure.Permanent {
        if (!why.away()) {
            Optional<String> other = conversions.doubtSource(job.id(), worker, why.reason());
            if (other.isPresent()) {
                throw new Failure.Permanent("two workers say so: " + other.get() + "; " + worker + ": " + why.reason());
            }
        }
        conversion = job.id();
        begin(why.reason());
    }

    @Override
    protected void began(String why) {
        log.warn("source unavailable from this machine, leaving conversions to other workers: {}", why);
    }

    @Override
    protected Optional<String> look() {
        return canReadWhatWaits() ? Optional.empty() : reason();
    }

    @Override
    protected void ended() {
        log.info("sources available from this machine again");
    }

    /** Once the conversion in doubt has ended, well or not, another one that waits tells as much. */
    private boolean canReadWhatWaits() {
        try {
            return conversions
                    .find(conversion)
                    .filter(doubted -> !doubted.status().ended())
                    .or(() -> conversions.incomplete(0, 1).stream().findFirst())
                    .map(Conversion::filePath)
                    .map(sources::isReadable)
                    .orElse(true);
        } catch (Unavailable e) {
            log.debug("looked at again later: {}", e.getMessage());
            return false;
        }
    }
}
