package dev.lull.convert.encode;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.TargetProfile;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.verify.AudioCheck;
import java.nio.file.Path;

/** The audio of a video that is made in segments. */
record AudioUnit(ConversionKind kind, MediaAnalysis source) implements EncodedUnit {

    @Override
    public double length() {
        return source.length();
    }

    @Override
    public void make(Encoder encoder, Path file, Path made, RunMonitor monitor) throws Failure, InterruptedException {
        encoder.audio(kind, file, source.facts(), made, monitor);
    }

    @Override
    public void verify(MediaAnalyzer analyzer, TargetProfile target, Path made) throws Failure, InterruptedException {
        AudioCheck.check(source, analyzer.timelines(made));
    }
}
