package dev.lull.upload.targets.telegram;

import java.util.ArrayList;
import java.util.List;

/**
 * What is tried, in this order, until a photo is small enough: first JPEG qualities from 95 down to 50 at the largest
 * size whose sides fit, then smaller sizes at the lowest quality.
 */
final class PhotoSizes {

    /** Telegram refuses larger photos: 10 MB. */
    static final long MOST_BYTES = 10_000_000;

    private static final int BEST = 95;
    private static final int LEAST = 50;
    private static final int STEP = 5;
    private static final List<Double> SCALES = List.of(1.0, 0.9, 0.8, 0.7, 0.6, 0.5);

    private PhotoSizes() {}

    /**
     * One try.
     *
     * @param scale of both sides
     * @param quality as the usual JPEG libraries count it, up to 100
     */
    record Step(double scale, int quality) {

        /**
         * The same for ffmpeg, whose scale is that of MPEG: 1 is best. Both are factors on a table of divisors;
         * ffmpeg's table is about 0.7 times that of JPEG, and its factor is an eighth of the number.
         */
        int quantizer() {
            double factor = (200 - 2.0 * quality) / 100;
            return Math.max(1, (int) Math.round(factor * 8 / 0.7));
        }
    }

    /** The tries for a picture of this size; none when it cannot become a photo. */
    static List<Step> of(ImageSize size) {
        List<Step> steps = new ArrayList<>();
        if (!size.ratioFits()) {
            return steps;
        }
        for (double scale : SCALES) {
            if (!size.scaled(scale).sidesFit()) {
                continue;
            }
            if (steps.isEmpty()) {
                for (int quality = BEST; quality >= LEAST; quality -= STEP) {
                    steps.add(new Step(scale, quality));
                }
            } else {
                steps.add(new Step(scale, LEAST));
            }
        }
        return steps;
    }
}
