package dev.lull.convert.encode;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.Measured;
import dev.lull.convert.analysis.Measuring;
import dev.lull.convert.ffmpeg.Attendant;
import dev.lull.convert.job.Subject;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.verify.SegmentCheck;
import dev.lull.convert.verify.SoundCheck;
import dev.lull.convert.verify.Verification;
import java.nio.file.Path;

/** Makes and verifies the file of one unit, whatever kind of unit it is. */
public final class Making {

    private final Encoder encoder;
    private final Measuring measuring;
    private final TargetProfile target;

    public Making(Encoder encoder, Measuring measuring, TargetProfile target) {
        this.encoder = encoder;
        this.measuring = measuring;
        this.target = target;
    }

    /** How long the unit's file will play, in seconds. */
    public static double length(Subject subject, Unit unit, Measured original) {
        ConversionPlan plan = requireNonNull(subject.conversion().plan());
        return plan.segmented() && unit.isSegment()
                ? original.timeBase().seconds(segment(plan, unit, original).span())
                : original.length();
    }

    /**
     * Makes the file.
     *
     * @throws Failure.Permanent when none can be made under this plan
     */
    void make(Subject subject, Unit unit, Path source, Measured original, Path made, Attendant attendant)
            throws Failure, InterruptedException {
        ConversionPlan plan = requireNonNull(subject.conversion().plan());
        MediaFacts facts = original.facts();
        if (!plan.segmented()) {
            encoder.whole(plan.kind(), source, facts, made, attendant);
        } else if (unit.equals(Unit.AUDIO)) {
            encoder.sound(plan.kind(), source, facts, made, attendant);
        } else {
            encoder.segment(segment(plan, unit, original), source, facts, made, attendant);
        }
    }

    /**
     * Verifies it against the original.
     *
     * @throws Failure.Permanent when something is missing or wrong
     */
    void verify(Subject subject, Unit unit, Measured original, Path made) throws Failure, InterruptedException {
        ConversionPlan plan = requireNonNull(subject.conversion().plan());
        if (!plan.segmented()) {
            Verification.check(original, measuring.measure(made), target);
        } else if (unit.equals(Unit.AUDIO)) {
            SoundCheck.check(original, measuring.timelines(made));
        } else {
            Segment segment = segment(plan, unit, original);
            SegmentCheck.check(segment, original.timeBase(), measuring.timelines(made), Encoder.SEGMENT_CLOCK);
        }
    }

    private static Segment segment(ConversionPlan plan, Unit unit, Measured original) {
        return Segment.of(plan, unit, original.index());
    }
}
