package dev.lull.convert.plan;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.Failure;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.SourceCache;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.analysis.UnreadableSource;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.job.ConversionJob;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes plans and writes them to the ledger. */
public final class PlanStep {

    private static final Logger log = LoggerFactory.getLogger(PlanStep.class);

    private final ConversionLedger conversions;
    private final SourceCache sourceCache;
    private final Planner planner;

    public PlanStep(ConversionLedger conversions, SourceCache sourceCache, Planner planner) {
        this.conversions = conversions;
        this.sourceCache = sourceCache;
        this.planner = planner;
    }

    /**
     * The cheapest plan that is enough.
     *
     * @return the subject as it now stands
     * @throws UnreadableSource when this worker cannot read its original
     * @throws Failure.Permanent when the video cannot be converted, or is not what was submitted, with the reason
     */
    public ConversionJob plan(ConversionJob job) throws UnreadableSource, Failure, InterruptedException {
        SourceIdentity source = sourceCache.identify(job.media());
        MediaAnalysis original = sourceCache.examineWhole(source);
        String outputPath = new ConversionFiles(job.id()).results();
        return write(job, planner.plan(source, original.facts(), original.index(), outputPath), source, original);
    }

    /** What the plan of this original was made from. */
    public MediaAnalysis original(ConversionJob job, SourceIdentity source)
            throws UnreadableSource, Failure, InterruptedException {
        return sourceCache.examine(source, key(job, source));
    }

    /** Whether the subject's plan is one of the source as it is now. */
    public boolean stillHolds(ConversionJob job, SourceIdentity source) {
        return planner.stillHolds(requireNonNull(job.conversion().plan()), source);
    }

    /**
     * A dearer plan, since this one gave no good file; empty when there is none.
     *
     * @return the subject as it now stands
     */
    public Optional<ConversionJob> fallBack(
            ConversionJob job, SourceIdentity source, MediaAnalysis original, Failure.Permanent why) {
        ConversionPlan failed = requireNonNull(job.conversion().plan());
        return planner.fallBack(failed, why.reason(), source, original.facts(), original.index())
                .map(plan -> write(job, plan, source, original));
    }

    private static String key(ConversionJob job, SourceIdentity source) {
        return new ConversionFiles(job.id()).analysis(source.fingerprint());
    }

    /** What others need for its units is in the store before the ledger has the plan. */
    private ConversionJob write(ConversionJob job, ConversionPlan plan, SourceIdentity source, MediaAnalysis original) {
        if (plan.segmented()) {
            sourceCache.share(original, key(job, source));
        }
        ConversionPlan replaced = job.conversion().plan();
        if (replaced != null) {
            log.info("plan changed, starting over: {}", job);
        }
        String pieces = plan.segmented() ? " in " + plan.cuts().size() + " segments" : "";
        log.info("planned conversion of {}: {}{} ({})", job, plan.kind().wireName(), pieces, plan.reason());
        ConversionPlan timed = plan.lasting(original.length());
        Conversion planned = replaced == null
                ? conversions.plan(job.id(), timed)
                : conversions.replan(job.id(), replaced.fingerprint(), timed);
        return new ConversionJob(job.media(), planned);
    }
}
