package dev.lull.convert.verify;

import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.SeekPoint;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a video.
 *
 * @param stream index
 * @param seek seconds of the timeline from which to decode; null from the beginning
 * @param pick the filter that lets this frame pass and no other, and wants none behind it
 * @param seconds when it is shown, from the first frame on; null where frames are known by their number only
 */
public record Shot(
        Path file,
        int stream,
        @Nullable String seek,
        String pick,
        @Nullable Double seconds) {

    /** The frame with this number, counted from 0. */
    public static Shot numbered(Path file, int stream, int number) {
        return new Shot(file, stream, null, "trim=start_frame=" + number + ":end_frame=" + (number + 1), null);
    }

    /** Whether both are decoded from the same place of the same stream. */
    public boolean beginsWith(Shot other) {
        return file.equals(other.file) && stream == other.stream && Objects.equals(seek, other.seek);
    }

    /** The frame that is shown at this time, in ticks of the picture's clock. */
    public static Shot at(Path file, MediaAnalysis analysis, long ticks) {
        int stream = analysis.facts().mainVideo().orElseThrow().index();
        String pick = "trim=start_pts=" + ticks + ":end_pts=" + (ticks + 1);
        double seconds =
                analysis.timeBase().seconds(ticks - analysis.index().shown().get(0));
        long keyframe = analysis.index().keyframeAt(ticks);
        if (analysis.index().number(keyframe) == 0) {
            return new Shot(file, stream, null, pick, seconds);
        }
        double seek = SeekPoint.of(analysis.facts(), analysis.index(), keyframe);
        return new Shot(file, stream, String.format(Locale.ROOT, "%.6f", seek), pick, seconds);
    }
}
