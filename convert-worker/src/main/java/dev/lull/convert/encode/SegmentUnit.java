package dev.lull.convert.encode;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.TargetProfile;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.verify.SegmentCheck;
import java.nio.file.Path;

/** One segment of the video stream. */
record SegmentUnit(Segment segment, MediaAnalysis source) implements EncodedUnit {

    @Override
    public double length() {
        return source.timeBase().seconds(segment.span());
    }

    @Override
    public void make(Encoder encoder, Path file, Path made, RunMonitor monitor) throws Failure, InterruptedException {
        encoder.segment(segment, file, source.facts(), made, monitor);
    }

    @Override
    public void verify(MediaAnalyzer analyzer, TargetProfile target, Path made) throws Failure, InterruptedException {
        SegmentCheck.check(segment, source.timeBase(), analyzer.timelines(made), Encoder.SEGMENT_CLOCK);
    }
}
