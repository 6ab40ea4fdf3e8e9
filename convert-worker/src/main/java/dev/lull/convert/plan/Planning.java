package dev.lull.convert.plan;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.Failure;
import dev.lull.convert.analysis.Measured;
import dev.lull.convert.analysis.Originals;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.job.Subject;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes plans and writes them to the ledger. */
public final class Planning {

    private static final Logger log = LoggerFactory.getLogger(Planning.class);

    private final ConversionLedger conversions;
    private final Originals originals;
    private final Planner planner;
    private final Clock clock;

    public Planning(ConversionLedger conversions, Originals originals, Planner planner, Clock clock) {
        this.conversions = conversions;
        this.originals = originals;
        this.planner = planner;
        this.clock = clock;
    }

    /**
     * The cheapest plan that is enough.
     *
     * @return the subject as it now stands
     * @throws Failure.Permanent when the video cannot be converted, with the reason
     */
    public Subject plan(Subject subject) throws Failure, InterruptedException {
        SourceIdentity source = originals.identify(subject.media());
        Measured original = originals.examine(source);
        String outputPath = new ConversionFiles(subject.id()).result();
        return write(subject, planner.plan(source, original.facts(), original.index(), outputPath));
    }

    /** Whether what is made under the subject's plan today fits to what was made under it before. */
    public boolean stillHolds(Subject subject, SourceIdentity source) {
        return planner.stillHolds(requireNonNull(subject.conversion().plan()), source);
    }

    /**
     * A dearer plan, since this one gave no good file; empty when there is none.
     *
     * @return the subject as it now stands
     */
    public Optional<Subject> fallBack(
            Subject subject, SourceIdentity source, Measured original, Failure.Permanent why) {
        ConversionPlan failed = requireNonNull(subject.conversion().plan());
        return planner.fallBack(failed, why.reason(), source, original.facts(), original.index())
                .map(plan -> write(subject, plan));
    }

    private Subject write(Subject subject, ConversionPlan plan) {
        if (subject.conversion().plan() != null) {
            log.info("{}: the plan changed, starting over", subject);
        }
        String pieces = plan.segmented() ? " in " + plan.cuts().size() + " segments" : "";
        log.info("{}: planned {}{} ({})", subject, plan.kind().word(), pieces, plan.reason());
        return new Subject(subject.media(), conversions.plan(subject.id(), plan, clock.instant()));
    }
}
