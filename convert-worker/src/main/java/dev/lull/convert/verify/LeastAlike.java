package dev.lull.convert.verify;

/**
 * Of the frames of one file that were compared with the original's, those that are least alike.
 *
 * @param ssim how alike they are
 */
public record LeastAlike(double ssim, PictureComparison.Pair frames) {}
