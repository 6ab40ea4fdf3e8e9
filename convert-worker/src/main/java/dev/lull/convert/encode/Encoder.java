package dev.lull.convert.encode;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.analysis.TimeBase;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.plan.Segment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Makes files; nothing is promised of them until they are verified. All methods throw {@link Failure.Permanent} when
 * the source cannot be converted in this way.
 */
public interface Encoder {

    /** The clock of the video stream in every segment. */
    TimeBase SEGMENT_CLOCK = new TimeBase(1, SegmentCommand.TIMESCALE);

    /** Makes the whole file in one piece. */
    void whole(ConversionKind kind, Path source, MediaFacts facts, Path made, RunMonitor monitor)
            throws Failure, InterruptedException;

    /** Makes one segment of the video stream. */
    void segment(Segment segment, Path source, MediaFacts facts, Path made, RunMonitor monitor)
            throws Failure, InterruptedException;

    /** Makes the audio of a video that is made in segments. */
    void audio(ConversionKind kind, Path source, MediaFacts facts, Path made, RunMonitor monitor)
            throws Failure, InterruptedException;

    /**
     * Joins segments and audio.
     *
     * @param list of the segments, for ffmpeg's concat demuxer
     * @param audio null for a silent video
     * @param videoStart seconds from the beginning of the source's timeline to its first frame
     * @param source whose tags are kept
     */
    void join(Path list, @Nullable Path audio, double videoStart, Path source, Path made, RunMonitor monitor)
            throws Failure, InterruptedException;
}
