package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.FfprobeMediaProbe;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.process.Ffmpeg;
import java.nio.file.Path;
import java.util.Map;

/** Measures files with one ffprobe for what is in them and one for when it is shown. */
public final class FfprobeAnalyzer implements MediaAnalyzer {

    private final MediaProbe probe;
    private final TimelineReader timelines;

    public FfprobeAnalyzer(Ffmpeg ffmpeg) {
        this.probe = new FfprobeMediaProbe(ffmpeg);
        this.timelines = new TimelineReader(ffmpeg);
    }

    @Override
    public MediaFacts facts(Path file) throws Failure, InterruptedException {
        return probe.probe(file);
    }

    @Override
    public Map<Integer, Timeline> timelines(Path file) throws Failure, InterruptedException {
        return timelines.read(file);
    }
}
