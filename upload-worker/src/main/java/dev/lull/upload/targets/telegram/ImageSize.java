package dev.lull.upload.targets.telegram;

/**
 * Pixels of a picture.
 *
 * @param width at least 1
 * @param height at least 1
 */
record ImageSize(int width, int height) {

    /** Telegram refuses photos whose sides add up to more. */
    private static final int MOST_SIDES = 10_000;

    /** Telegram refuses photos that are longer than so many times their other side. */
    private static final int MOST_RATIO = 20;

    boolean sidesFit() {
        return width + height <= MOST_SIDES;
    }

    boolean ratioFits() {
        return Math.max(width, height) <= MOST_RATIO * Math.min(width, height);
    }

    /** Each side by this factor, and at least one pixel. */
    ImageSize scaled(double factor) {
        return new ImageSize(
                Math.max(1, (int) Math.floor(width * factor)), Math.max(1, (int) Math.floor(height * factor)));
    }
}
