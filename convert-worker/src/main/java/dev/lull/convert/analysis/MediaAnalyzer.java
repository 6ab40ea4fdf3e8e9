package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.process.Ffmpeg;
import java.nio.file.Path;
import java.util.Map;

/** Measures files: one ffprobe for what is in them, one for when it is shown. */
public final class MediaAnalyzer {

    private final MediaProbe probe;
    private final TimelineReader timelines;

    public MediaAnalyzer(Ffmpeg ffmpeg) {
        this.probe = new MediaProbe(ffmpeg);
        this.timelines = new TimelineReader(ffmpeg);
    }

    /**
     * Measures the file.
     *
     * @throws Failure.Permanent when it cannot be read as media
     */
    public MediaAnalysis measure(Path file) throws Failure, InterruptedException {
        return new MediaAnalysis(facts(file), timelines(file));
    }

    /** What is in the file. */
    public MediaFacts facts(Path file) throws Failure, InterruptedException {
        return probe.probe(file);
    }

    /** When its packets are shown, by stream index. */
    public Map<Integer, Timeline> timelines(Path file) throws Failure, InterruptedException {
        return timelines.read(file);
    }
}
