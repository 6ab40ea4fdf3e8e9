package dev.lull.convert.encode;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.meter.UnitKind;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.plan.Selection;
import dev.lull.convert.verify.LeastAlike;
import dev.lull.convert.verify.Verifier;
import java.nio.file.Path;
import java.util.Optional;

/** A unit that ffmpeg makes: how it is made, how it is verified, how long it plays. */
public sealed interface EncodedUnit {

    /** The unit under this plan, which was made from this analysis of the source. */
    static EncodedUnit of(ConversionPlan plan, Unit unit, MediaAnalysis source, TargetProfile target) {
        Selection selection = Selection.of(source.facts(), plan, target);
        if (!plan.segmented()) {
            return new WholeUnit(plan.kind(), selection, source);
        }
        return unit.isSegment()
                ? new SegmentUnit(Segment.of(plan, unit, source.index()), source)
                : new AudioUnit(selection, source);
    }

    /** What it is to those who count. */
    UnitKind kind();

    /** What the original is. */
    MediaAnalysis source();

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
     * @param file the source
     * @return the frames that are least alike of those that were compared; empty when none was
     * @throws Failure.Permanent when something is missing or wrong
     */
    Optional<LeastAlike> verify(Verifier verifier, Path file, Path made) throws Failure, InterruptedException;

    /** One segment of the video stream. */
    record SegmentUnit(Segment segment, MediaAnalysis source) implements EncodedUnit {

        @Override
        public UnitKind kind() {
            return UnitKind.SEGMENT;
        }

        @Override
        public double length() {
            return source.timeBase().seconds(segment.span());
        }

        @Override
        public void make(Encoder encoder, Path file, Path made, RunMonitor monitor)
                throws Failure, InterruptedException {
            encoder.segment(segment, file, source.facts(), made, monitor);
        }

        @Override
        public Optional<LeastAlike> verify(Verifier verifier, Path file, Path made)
                throws Failure, InterruptedException {
            return Optional.of(verifier.segment(segment, file, source, made, Encoder.SEGMENT_CLOCK));
        }
    }

    /** The audio of a video whose picture is made in segments. */
    record AudioUnit(Selection selection, MediaAnalysis source) implements EncodedUnit {

        @Override
        public UnitKind kind() {
            return UnitKind.AUDIO;
        }

        @Override
        public double length() {
            return source.length();
        }

        @Override
        public void make(Encoder encoder, Path file, Path made, RunMonitor monitor)
                throws Failure, InterruptedException {
            encoder.audio(selection, file, made, monitor);
        }

        @Override
        public Optional<LeastAlike> verify(Verifier verifier, Path file, Path made)
                throws Failure, InterruptedException {
            verifier.audio(selection, file, source, made);
            return Optional.empty();
        }
    }

    /** A video made in one piece. */
    record WholeUnit(ConversionKind plan, Selection selection, MediaAnalysis source) implements EncodedUnit {

        @Override
        public UnitKind kind() {
            return UnitKind.WHOLE;
        }

        @Override
        public double length() {
            return source.length();
        }

        @Override
        public void make(Encoder encoder, Path file, Path made, RunMonitor monitor)
                throws Failure, InterruptedException {
            encoder.whole(plan, file, source, selection, made, monitor);
        }

        @Override
        public Optional<LeastAlike> verify(Verifier verifier, Path file, Path made)
                throws Failure, InterruptedException {
            return verifier.whole(plan, selection, file, source, made);
        }
    }
}
