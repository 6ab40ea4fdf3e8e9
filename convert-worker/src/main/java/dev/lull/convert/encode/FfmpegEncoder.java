package dev.lull.convert.encode;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.store.IoErrors;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.ffmpeg.FfmpegRun;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.plan.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes files with ffmpeg. */
public final class FfmpegEncoder implements Encoder {

    /** Times its source: the best codecs need a tenth of what H.264 needs for a screen that stands still. */
    private static final long LARGER = 20;

    /** Bytes, for small sources. */
    private static final long SPARE = 1_000_000_000;

    private final FfmpegRun ffmpeg;
    private final EncoderSettings settings;
    private final EncoderSettings segments;
    private final long largestFrame;

    /**
     * An encoder.
     *
     * @param segmentThreads of one ffmpeg that makes a segment; 0 lets ffmpeg decide
     * @param largestFrame in pixels; larger ones are not decoded
     */
    public FfmpegEncoder(FfmpegRun ffmpeg, EncoderSettings settings, int segmentThreads, long largestFrame) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        this.segments = settings.withThreads(segmentThreads);
        this.largestFrame = largestFrame;
    }

    @Override
    public void whole(
            ConversionKind kind,
            Path source,
            MediaAnalysis original,
            Selection selection,
            Path made,
            RunMonitor monitor)
            throws Failure, InterruptedException {
        if (kind == ConversionKind.NONE) {
            copy(source, made);
            return;
        }
        ffmpeg.run(
                WholeCommand.arguments(
                        kind,
                        source,
                        original.facts(),
                        selection,
                        original.video().orElseThrow().length(),
                        settings,
                        largestFrame,
                        made),
                most(source),
                monitor);
    }

    @Override
    public void segment(Segment segment, Path source, MediaFacts facts, Path made, RunMonitor monitor)
            throws Failure, InterruptedException {
        ffmpeg.run(
                SegmentCommand.arguments(segment, source, facts, segments, largestFrame, made), most(source), monitor);
    }

    @Override
    public void audio(Selection selection, Path source, Path made, RunMonitor monitor)
            throws Failure, InterruptedException {
        ffmpeg.run(AudioCommand.arguments(selection, source, settings, largestFrame, made), most(source), monitor);
    }

    @Override
    public void join(Parts parts, Path source, MediaFacts facts, Selection selection, Path made, RunMonitor monitor)
            throws Failure, InterruptedException {
        ffmpeg.run(JoinCommand.arguments(parts, source, facts, selection, largestFrame, made), most(source), monitor);
    }

    /** What comes out of a film may be larger than it: by that much only if it is made to fill disks. */
    private static long most(Path source) throws Failure.Transient, InterruptedException {
        try {
            return LARGER * Files.size(source) + SPARE;
        } catch (IOException e) {
            throw IoErrors.of("cannot read " + source, e);
        }
    }

    private static void copy(Path source, Path made) throws Failure.Transient, InterruptedException {
        try {
            Files.copy(source, made, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw IoErrors.of("cannot copy " + source, e);
        }
    }
}
