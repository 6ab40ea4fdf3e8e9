package dev.lull.convert.encode;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The finished files that a result is joined from.
 *
 * @param segments their list, for ffmpeg's concat demuxer
 * @param videoStart seconds from the beginning of the original's timeline to its first frame
 * @param audio null for a silent video
 * @param audioStart seconds from the beginning of the original's timeline to the first sound in that file
 */
public record Parts(
        Path segments, double videoStart, @Nullable Path audio, double audioStart) {}
