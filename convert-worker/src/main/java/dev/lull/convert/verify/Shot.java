package dev.lull.convert.verify;

import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.TimeBase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a video.
 *
 * @param stream index
 * @param seek seconds of the timeline from which to decode; null from the beginning
 * @param pick the filter that lets this frame pass and no other
 */
public record Shot(Path file, int stream, @Nullable String seek, String pick) {

    /** Containers without an index are sought by decoding time, which is earlier. */
    private static final double AHEAD = 0.5;

    /** The frame with this number, counted from 0. */
    public static Shot numbered(Path file, int stream, int number) {
        return new Shot(file, stream, null, "select=eq(n\\," + number + ")");
    }

    /** The frame that is shown at this time, in ticks of the picture's clock. */
    public static Shot at(Path file, MediaAnalysis analysis, long ticks) {
        TimeBase clock = analysis.timeBase();
        long keyframe = Arrays.stream(analysis.index().keyframes())
                .filter(time -> time <= ticks)
                .max()
                .orElse(ticks);
        double from = clock.seconds(keyframe) - AHEAD;
        if (from <= clock.seconds(analysis.index().shown()[0])) {
            return new Shot(file, picture(analysis), null, "trim=start_pts=" + ticks + ":end_pts=" + (ticks + 1));
        }
        String seek = String.format(Locale.ROOT, "%.6f", from);
        return new Shot(file, picture(analysis), seek, "trim=start_pts=" + ticks + ":end_pts=" + (ticks + 1));
    }

    private static int picture(MediaAnalysis analysis) {
        return analysis.facts().mainVideo().orElseThrow().index();
    }
}
