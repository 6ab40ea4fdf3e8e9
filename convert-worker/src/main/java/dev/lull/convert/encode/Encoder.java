package dev.lull.convert.encode;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.analysis.TimeBase;
import dev.lull.convert.ffmpeg.FfmpegRun;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Makes files; nothing is promised of them until they are verified. */
public final class Encoder {

    /** Of the picture in every segment. */
    public static final TimeBase SEGMENT_CLOCK = new TimeBase(1, SegmentCommand.TIMESCALE);

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
    public Encoder(FfmpegRun ffmpeg, EncoderSettings settings, int segmentThreads, long largestFrame) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        this.segments = settings.withThreads(segmentThreads);
        this.largestFrame = largestFrame;
    }

    /** Makes the whole film in one piece. */
    public void whole(ConversionKind kind, Path source, MediaFacts facts, Path made, RunMonitor runMonitor)
            throws Failure, InterruptedException {
        if (kind == ConversionKind.NONE) {
            copy(source, made);
            return;
        }
        ffmpeg.run(WholeCommand.arguments(kind, source, facts, settings, largestFrame, made), runMonitor);
    }

    /** Makes one segment of the picture. */
    public void segment(Segment segment, Path source, MediaFacts facts, Path made, RunMonitor runMonitor)
            throws Failure, InterruptedException {
        ffmpeg.run(SegmentCommand.arguments(segment, source, facts, segments, largestFrame, made), runMonitor);
    }

    /** Makes the sound of a film whose picture is made in segments. */
    public void sound(ConversionKind kind, Path source, MediaFacts facts, Path made, RunMonitor runMonitor)
            throws Failure, InterruptedException {
        ffmpeg.run(
                AudioCommand.arguments(kind, source, facts.mainAudio().orElseThrow(), settings, largestFrame, made),
                runMonitor);
    }

    /**
     * Joins segments and sound.
     *
     * @param list of the segments, for ffmpeg's concat demuxer
     * @param sound null for a silent film
     * @param pictureStart seconds from the beginning of the source's timeline to its first frame
     * @param source whose tags are kept
     */
    public void join(
            Path list, @Nullable Path sound, double pictureStart, Path source, Path made, RunMonitor runMonitor)
            throws Failure, InterruptedException {
        ffmpeg.run(JoinCommand.arguments(list, sound, pictureStart, source, largestFrame, made), runMonitor);
    }

    private static void copy(Path source, Path made) throws Failure.Transient {
        try {
            Files.copy(source, made, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure.Transient("cannot copy " + source + ": " + e, e);
        }
    }
}
