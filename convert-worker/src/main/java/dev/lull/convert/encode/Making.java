package dev.lull.convert.encode;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.verify.AudioCheck;
import dev.lull.convert.verify.SegmentCheck;
import dev.lull.convert.verify.Verification;
import java.nio.file.Path;

/** Makes and verifies the file of one unit, whatever kind of unit it is. */
public final class Making {

    private final Encoder encoder;
    private final MediaAnalyzer mediaAnalyzer;
    private final TargetProfile target;

    public Making(Encoder encoder, MediaAnalyzer mediaAnalyzer, TargetProfile target) {
        this.encoder = encoder;
        this.mediaAnalyzer = mediaAnalyzer;
        this.target = target;
    }

    /** How long the unit's file will play, in seconds. */
    public static double length(ConversionJob conversionJob, Unit unit, MediaAnalysis original) {
        ConversionPlan plan = requireNonNull(conversionJob.conversion().plan());
        return plan.segmented() && unit.isSegment()
                ? original.timeBase().seconds(segment(plan, unit, original).span())
                : original.length();
    }

    /**
     * Makes the file.
     *
     * @throws Failure.Permanent when none can be made under this plan
     */
    void make(
            ConversionJob conversionJob,
            Unit unit,
            Path source,
            MediaAnalysis original,
            Path made,
            RunMonitor runMonitor)
            throws Failure, InterruptedException {
        ConversionPlan plan = requireNonNull(conversionJob.conversion().plan());
        MediaFacts facts = original.facts();
        if (!plan.segmented()) {
            encoder.whole(plan.kind(), source, facts, made, runMonitor);
        } else if (unit.equals(Unit.AUDIO)) {
            encoder.sound(plan.kind(), source, facts, made, runMonitor);
        } else {
            encoder.segment(segment(plan, unit, original), source, facts, made, runMonitor);
        }
    }

    /**
     * Verifies it against the original.
     *
     * @throws Failure.Permanent when something is missing or wrong
     */
    void verify(ConversionJob conversionJob, Unit unit, MediaAnalysis original, Path made)
            throws Failure, InterruptedException {
        ConversionPlan plan = requireNonNull(conversionJob.conversion().plan());
        if (!plan.segmented()) {
            Verification.check(original, mediaAnalyzer.measure(made), target);
        } else if (unit.equals(Unit.AUDIO)) {
            AudioCheck.check(original, mediaAnalyzer.timelines(made));
        } else {
            Segment segment = segment(plan, unit, original);
            SegmentCheck.check(segment, original.timeBase(), mediaAnalyzer.timelines(made), Encoder.SEGMENT_CLOCK);
        }
    }

    private static Segment segment(ConversionPlan plan, Unit unit, MediaAnalysis original) {
        return Segment.of(plan, unit, original.index());
    }
}
