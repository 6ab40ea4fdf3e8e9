package dev.lull.convert.assemble;

import dev.lull.convert.analysis.TimeBase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The list that ffmpeg's concat demuxer reads. Each segment but the last is given its duration: without it a video of
 * variable frame rate drifts by up to 0.7 s, since the time from its last frame to the next segment is not in it.
 */
final class SegmentList {

    private static final int MICROSECONDS = 6;

    private SegmentList() {}

    /**
     * The lines of the list.
     *
     * @param cuts where each segment begins, in ticks
     */
    static List<String> of(List<Path> segments, List<Long> cuts, TimeBase timeBase) {
        List<String> lines = new ArrayList<>(List.of("ffconcat version 1.0"));
        for (int i = 0; i < segments.size(); i++) {
            lines.add("file " + segments.get(i).getFileName());
            if (i < segments.size() - 1) {
                // between rounded positions, so that what is lost by rounding does not add up
                BigDecimal duration = position(cuts, i + 1, timeBase).subtract(position(cuts, i, timeBase));
                lines.add("duration " + duration.toPlainString());
            }
        }
        return lines;
    }

    private static BigDecimal position(List<Long> cuts, int segment, TimeBase timeBase) {
        return BigDecimal.valueOf(timeBase.seconds(cuts.get(segment) - cuts.get(0)))
                .setScale(MICROSECONDS, RoundingMode.HALF_UP);
    }
}
