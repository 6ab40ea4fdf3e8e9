package dev.lull.convert.encode;

import dev.lull.common.probe.MediaFacts.VideoStream;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.H264Level;

/** The frame to make: even sides, rotation applied, and no larger or faster than the level and the target allow. */
record FrameSize(int width, int height) {

    /** Containers with a fine time base claim thousands of frames per second for a handful of odd timestamps. */
    private static final double FASTEST_BELIEVED = 240;

    static FrameSize of(VideoStream video, EncoderSettings encoder) {
        Shape shape = Shape.of(video, encoder.target().squarePixels());
        double rate = Math.min(framesPerSecond(video.frameRate()), FASTEST_BELIEVED);
        Bounds bounds = Bounds.of(encoder, rate);
        FrameSize whole = new FrameSize(even(shape.width), even(shape.height));
        if (whole.within(bounds)) {
            return whole;
        }
        H264Level level = encoder.level();
        double box = Math.min(
                level.width() / Math.max(shape.width, shape.height),
                level.height() / Math.min(shape.width, shape.height));
        int width = even(shape.width * Math.min(1, box));
        FrameSize size = shape.ofWidth(width);
        while (!size.within(bounds)) {
            width -= 2;
            size = shape.ofWidth(width);
        }
        return size;
    }

    private boolean within(Bounds bounds) {
        long blocks = (width + 15L) / 16 * ((height + 15L) / 16);
        return blocks <= bounds.blocks && Math.max(width, height) <= bounds.side;
    }

    private static int even(double length) {
        return Math.max(2, (int) length / 2 * 2);
    }

    private static double framesPerSecond(String fraction) {
        String[] parts = fraction.split("/", -1);
        double frames = Double.parseDouble(parts[0]);
        double seconds = parts.length < 2 ? 1 : Double.parseDouble(parts[1]);
        return frames > 0 && seconds > 0 ? frames / seconds : 1;
    }

    /** What a frame may have at most: blocks of 16 x 16 pixels, and pixels along one side. */
    private record Bounds(double blocks, int side) {

        static Bounds of(EncoderSettings encoder, double rate) {
            H264Level level = encoder.level();
            return new Bounds(
                    Math.min(level.blocks(), level.blocksPerSecond() / rate),
                    Math.min(level.longestSide(), encoder.target().longestSide()));
        }
    }

    /** Sides as they are seen. */
    private record Shape(double width, double height) {

        static Shape of(VideoStream video, boolean square) {
            double aspect = square ? video.pixelAspect() : 1;
            // no line is lost to making pixels square
            double width = video.width() * Math.max(1, aspect);
            double height = video.height() / Math.min(1, aspect);
            return video.rotation() % 180 == 0 ? new Shape(width, height) : new Shape(height, width);
        }

        FrameSize ofWidth(int evenWidth) {
            return new FrameSize(evenWidth, Math.max(2, (int) Math.round(evenWidth * height / width / 2) * 2));
        }
    }
}
