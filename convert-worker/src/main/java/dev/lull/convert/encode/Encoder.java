package dev.lull.convert.encode;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.TimeBase;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.plan.Selection;
import java.nio.file.Path;

/**
 * Makes files; nothing is promised of them until they are verified. All methods throw {@link Failure.Permanent} when
 * the source cannot be converted in this way.
 */
public interface Encoder {

    /** The clock of the video stream in every segment. */
    TimeBase SEGMENT_CLOCK = new TimeBase(1, SegmentCommand.TIMESCALE);

    /** Makes the whole file in one piece. */
    void whole(
            ConversionKind kind,
            Path source,
            MediaAnalysis original,
            Selection selection,
            Path made,
            RunMonitor monitor)
            throws Failure, InterruptedException;

    /** Makes one segment of the video stream. */
    void segment(Segment segment, Path source, MediaFacts facts, Path made, RunMonitor monitor)
            throws Failure, InterruptedException;

    /** Makes all audio of a video that is made in segments. */
    void audio(Selection selection, Path source, Path made, RunMonitor monitor) throws Failure, InterruptedException;

    /**
     * Joins segments and audio.
     *
     * @param source whose tags, chapters and subtitles are kept
     */
    void join(Parts parts, Path source, MediaFacts facts, Selection selection, Path made, RunMonitor monitor)
            throws Failure, InterruptedException;
}
