package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.VideoStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Measures an original, as a plan needs it, and refuses what no good file can come of. */
public final class Examination {

    private final MediaAnalyzer analyzer;
    private final SourceLimits limits;

    public Examination(MediaAnalyzer analyzer, SourceLimits limits) {
        this.analyzer = analyzer;
        this.limits = limits;
    }

    /**
     * What is in a file, and when and how its frames are shown.
     *
     * @throws Failure.Permanent when it is not whole, or too much for a worker
     */
    public MediaAnalysis of(Path file) throws Failure, InterruptedException {
        MediaAnalysis whole = analyzer.measure(file);
        limits.check(whole.facts());
        Map<Integer, Timeline> timelines = whole.timelines();
        MediaAnalysis declared = new MediaAnalysis(Measured.picturesFirst(whole.facts(), timelines), timelines);
        limits.checkLength(declared.length());
        TruncationCheck.check(declared);
        VideoStream video = declared.facts().mainVideo().orElseThrow();
        int picture = video.index();
        FrameSamples samples =
                analyzer.samples(file, picture, declared.video().orElseThrow().packets());
        return Measured.analysis(
                declared.facts(),
                timelines,
                samples.beginning(),
                samples.keyframes(),
                Measured.mayBeFields(video, timelines)
                        ? analyzer.fieldOrder(file, picture, declared.length())
                        : Optional.empty());
    }
}
