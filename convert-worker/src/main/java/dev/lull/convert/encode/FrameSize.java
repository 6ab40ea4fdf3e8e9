package dev.lull.convert.encode;

import dev.lull.common.probe.MediaFacts.VideoStream;

/**
 * The picture to make: even sides, rotation applied, and no larger or faster than H.264 level 4.2 allows.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-H.264">ITU-T H.264, table A-1</a>
 */
record FrameSize(int width, int height) {

    /** Blocks of 16 x 16 pixels in one frame: 2048 x 1088. */
    private static final double MOST_BLOCKS = 8_704;

    /** Blocks per second: 1920 x 1080 at 64 frames per second. */
    private static final double MOST_BLOCKS_PER_SECOND = 522_240;

    /** The longest side of level 4.2, sqrt(8 x 8704) blocks. */
    private static final double LONGEST_SIDE = 4_208;

    /** Containers with a fine time base claim thousands of frames per second for a handful of odd timestamps. */
    private static final double FASTEST_BELIEVED = 240;

    static FrameSize of(VideoStream video) {
        boolean upright = video.rotation() % 180 == 0;
        int width = upright ? video.width() : video.height();
        int height = upright ? video.height() : video.width();
        double blocks = Math.ceil(width / 16.0) * Math.ceil(height / 16.0);
        double rate = Math.min(framesPerSecond(video.frameRate()), FASTEST_BELIEVED);
        double area = Math.min(1, Math.min(MOST_BLOCKS / blocks, MOST_BLOCKS_PER_SECOND / (blocks * rate)));
        double scale = Math.min(Math.sqrt(area), LONGEST_SIDE / Math.max(width, height));
        if (scale < 1) {
            // whole blocks, so that rounding up to blocks does not exceed the limit again
            return new FrameSize(down(width * scale, 16), down(height * scale, 16));
        }
        return new FrameSize(down(width, 2), down(height, 2));
    }

    private static int down(double length, int multiple) {
        return Math.max(multiple, (int) length / multiple * multiple);
    }

    private static double framesPerSecond(String fraction) {
        String[] parts = fraction.split("/", -1);
        double frames = Double.parseDouble(parts[0]);
        double seconds = parts.length < 2 ? 1 : Double.parseDouble(parts[1]);
        return frames > 0 && seconds > 0 ? frames / seconds : 1;
    }
}
