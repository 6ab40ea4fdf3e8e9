package dev.lull.convert.verify;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Of the frames of one file that were compared with the original's, the one that is least like it.
 *
 * @param ssim how alike both are
 * @param seconds when it is shown, from the first frame on; null where frames are known by their number only
 * @param still where the picture of both is, if there is one
 */
public record LeastAlike(double ssim, @Nullable Double seconds, Path still) {}
