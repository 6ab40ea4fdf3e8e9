package dev.lull.convert.encode;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.plan.Segment;
import java.nio.file.Path;

/** A unit that ffmpeg makes: how it is made, how it is verified, how long it plays. */
public sealed interface EncodedUnit permits SegmentUnit, AudioUnit, WholeUnit {

    /** The unit under this plan, which was made from this analysis of the source. */
    static EncodedUnit of(ConversionPlan plan, Unit unit, MediaAnalysis source) {
        if (!plan.segmented()) {
            return new WholeUnit(plan.kind(), source);
        }
        return unit.isSegment()
                ? new SegmentUnit(Segment.of(plan, unit, source.index()), source)
                : new AudioUnit(plan.kind(), source);
    }

    /** How long its file plays, in seconds. */
    double length();

    /**
     * Makes the file.
     *
     * @param file the source
     * @throws Failure.Permanent when none can be made under this plan
     */
    void make(Encoder encoder, Path file, Path made, RunMonitor monitor) throws Failure, InterruptedException;

    /**
     * Verifies it against the source.
     *
     * @throws Failure.Permanent when something is missing or wrong
     */
    void verify(MediaAnalyzer analyzer, TargetProfile target, Path made) throws Failure, InterruptedException;
}
