package dev.lull.convert.gate;

import dev.lull.common.media.Failure;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateReason;
import dev.lull.common.queue.Refusal;
import dev.lull.common.trace.Traces;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.ffmpeg.RunningFfmpeg;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Suspends the running ffmpeg of one unit as soon as the gate shuts, and lets it go on when it is open; what stands too
 * long by a reason of this machine is left to others.
 */
public final class GateYield implements RunMonitor {

    private static final Logger log = LoggerFactory.getLogger(GateYield.class);
    private static final String REASON = "gate";

    /** How units of this worker give way. */
    public record Rule(boolean suspend, Duration handOverAfter) {

        /**
         * As settings say.
         *
         * @param yield {@code suspend}; with {@code boundary} and {@code never} only a pause makes a running unit stand
         * @param handOverAfter how long a unit may stand by a reason of this machine
         */
        public static Rule of(String yield, Duration handOverAfter) {
            return new Rule(yield.equals("suspend"), handOverAfter);
        }
    }

    private final Rule rule;
    private final GateView gate;
    private final StarvationGuard guard;
    private final Clock clock;
    private @Nullable Instant standing;
    private @Nullable Refusal suspension;

    GateYield(Rule rule, GateView gate, StarvationGuard guard, Clock clock) {
        this.rule = rule;
        this.gate = gate;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public void check(RunningFfmpeg process) throws Failure.PassedOn {
        GateReading reading = rule.suspend ? gate.reading() : gate.readingOfOthers();
        boolean mayRun = mayRun(reading);
        if (!mayRun && process.suspend(REASON)) {
            log.info("conversion suspended: {}", reading);
            suspension = Refusal.from(clock.instant(), reading);
        } else if (mayRun && process.resume(REASON)) {
            log.info("conversion continued: {}", reading);
            tellSuspension();
        }
        handOver(reading, mayRun);
    }

    /** In the trace of the file: the unit did not work meanwhile. */
    private void tellSuspension() {
        if (suspension != null) {
            Traces.within("gate wait", suspension.since())
                    .set("lull.gate.reasons", suspension.reasons())
                    .closedAt(clock.instant());
            suspension = null;
        }
    }

    private boolean mayRun(GateReading reading) {
        boolean yieldsToUploads = rule.suspend && reading.shutByUploads() && !guard.isExempt(reading);
        return !yieldsToUploads && reading.others().stream().noneMatch(this::stands);
    }

    private boolean stands(GateReason reason) {
        return reason.course() == GateReason.Course.STAND
                || (rule.suspend && reason.course() == GateReason.Course.AS_SET);
    }

    /** A pause is one of the whole fleet, and uploads are: nobody could go on with it. */
    private void handOver(GateReading reading, boolean mayRun) throws Failure.PassedOn {
        boolean hereAlone =
                !mayRun && !reading.shutByUploads() && reading.others().stream().allMatch(GateReason::here);
        if (!hereAlone) {
            standing = null;
            return;
        }
        Instant now = clock.instant();
        standing = standing == null ? now : standing;
        if (!now.isBefore(standing.plus(rule.handOverAfter))) {
            tellSuspension();
            throw new Failure.PassedOn("stood for " + rule.handOverAfter.toSeconds() + " s by " + reading);
        }
    }
}
