package dev.lull.convert;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaProbe;
import dev.lull.convert.assemble.ConversionFiles;
import dev.lull.convert.plan.Planner;
import dev.lull.convert.plan.SourceIdentity;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes plans and writes them to the ledger. */
final class Planning {

    private static final Logger log = LoggerFactory.getLogger(Planning.class);

    private final ConversionLedger conversions;
    private final MediaProbe probe;
    private final Planner planner;
    private final Clock clock;

    Planning(ConversionLedger conversions, MediaProbe probe, Planner planner, Clock clock) {
        this.conversions = conversions;
        this.probe = probe;
        this.planner = planner;
        this.clock = clock;
    }

    /**
     * The cheapest plan that is enough.
     *
     * @return the subject as it now stands
     */
    Subject plan(Subject subject) throws Failure, InterruptedException {
        SourceIdentity source = SourceIdentity.of(subject.media());
        return write(subject, planner.plan(source, probe.probe(source.file()), result(subject)));
    }

    /** Whether what is made under the subject's plan today fits to what was made under it before. */
    boolean stillHolds(Subject subject, SourceIdentity source) {
        return planner.stillHolds(requireNonNull(subject.conversion().plan()), source);
    }

    /** Whether there is a dearer plan to fall back to. */
    boolean mayFallBack(Subject subject) {
        ConversionPlan plan = subject.conversion().plan();
        return plan != null && plan.kind() != ConversionKind.FULL;
    }

    /** Makes everything anew, since a cheaper plan gave no good file. */
    Subject fallBack(Subject subject, Failure.Permanent why) throws Failure {
        ConversionPlan failed = requireNonNull(subject.conversion().plan());
        String reason = failed.reason() + "; " + failed.kind().word() + " was not enough: " + why.reason();
        return write(subject, planner.full(SourceIdentity.of(subject.media()), reason, result(subject)));
    }

    private Subject write(Subject subject, ConversionPlan plan) {
        if (subject.conversion().plan() != null) {
            log.info("{}: the plan changed, starting over", subject);
        }
        log.info("{}: planned {} ({})", subject, plan.kind().word(), plan.reason());
        return new Subject(subject.media(), conversions.plan(subject.id(), plan, clock.instant()));
    }

    private static String result(Subject subject) {
        return new ConversionFiles(subject.id()).result();
    }
}
