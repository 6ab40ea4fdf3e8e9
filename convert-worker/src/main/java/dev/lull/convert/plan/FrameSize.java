package dev.lull.convert.plan;

import dev.lull.common.probe.VideoStream;

/**
 * The frame to make: even sides, rotation applied, and no larger or faster than the target and its players allow.
 *
 * @param level that a decoder must have for it; a higher one than usual only where the frame asks for it
 */
public record FrameSize(int width, int height, H264Level level) {

    /** Nobody shoots faster with sound and a picture that is played at that rate. */
    private static final double FASTEST_BELIEVED = 240;

    public static FrameSize of(VideoStream video, EncoderSettings encoder) {
        Shape shape = Shape.of(video, encoder.target().squarePixels());
        double rate = Math.min(framesPerSecond(video.frameRate()), FASTEST_BELIEVED);
        Sides whole = new Sides(even(shape.width), even(shape.height));
        for (H264Level level : H264Level.values()) {
            if (level.number() >= usual(encoder)
                    && level.number() <= encoder.level().number()
                    && whole.within(Bounds.of(level, encoder, rate))) {
                return new FrameSize(whole.width, whole.height, level);
            }
        }
        Sides largest = largest(shape, encoder.level(), Bounds.of(encoder.level(), encoder, rate));
        return new FrameSize(largest.width, largest.height, encoder.level());
    }

    private static int usual(EncoderSettings encoder) {
        return Math.min(EncoderSettings.USUAL_LEVEL.number(), encoder.level().number());
    }

    private static Sides largest(Shape shape, H264Level level, Bounds bounds) {
        double box = Math.min(
                level.width() / Math.max(shape.width, shape.height),
                level.height() / Math.min(shape.width, shape.height));
        int width = even(shape.width * Math.min(1, box));
        Sides size = shape.ofWidth(width);
        while (!size.within(bounds)) {
            width -= 2;
            size = shape.ofWidth(width);
        }
        return size;
    }

    /** Whether it holds less than the picture shows; a line lost to even sides does not count. */
    boolean smallerThan(VideoStream video, EncoderSettings encoder) {
        Shape shape = Shape.of(video, encoder.target().squarePixels());
        return width < even(shape.width) || height < even(shape.height);
    }

    /** {@code 1920x1080 4.2}. */
    @Override
    public String toString() {
        return width + "x" + height + " " + level;
    }

    private record Sides(int width, int height) {

        boolean within(Bounds bounds) {
            long blocks = (width + 15L) / 16 * ((height + 15L) / 16);
            return blocks <= bounds.blocks && Math.max(width, height) <= bounds.side;
        }
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

        static Bounds of(H264Level level, EncoderSettings encoder, double rate) {
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

        Sides ofWidth(int evenWidth) {
            return new Sides(evenWidth, Math.max(2, (int) Math.round(evenWidth * height / width / 2) * 2));
        }
    }
}
