package dev.lull.common.probe;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One moving picture.
 *
 * @param index stream index in the file
 * @param codec ffmpeg's name: {@code h264}, {@code hevc}
 * @param profile as ffprobe prints it: {@code High}; null when unknown
 * @param level times ten as H.264 has it (42 is 4.2); 0 when unknown
 * @param width as it is shown, without the lines that the container crops, before rotation
 * @param rotation clockwise degrees to show it right: 0, 90, 180 or 270
 * @param fieldOrder {@code progressive}, {@code tt}, {@code bb}, {@code tb}, {@code bt}; null when unknown
 * @param sampleAspect width to height of one pixel, such as {@code 16:15}; null when unknown, which means square
 * @param timeBase such as {@code 1/90000}
 * @param frameRate average, such as {@code 25/1}
 * @param start seconds of its first timestamp
 * @param duration seconds as declared for this stream; 0 when not
 * @param frames as declared; 0 when not
 * @param marks what the container says of the picture beyond its size
 * @param label who it is for
 */
public record VideoStream(
        int index,
        String codec,
        @Nullable String profile,
        int level,
        @Nullable String pixelFormat,
        int width,
        int height,
        int rotation,
        @Nullable String fieldOrder,
        @Nullable String sampleAspect,
        Color color,
        String timeBase,
        String frameRate,
        double start,
        double duration,
        long frames,
        PictureMarks marks,
        StreamLabel label) {

    /** A track of these beside a film is a cover, a preview or a thumbnail; alone it may be a film. */
    private static final Set<String> STILL_CODECS =
            Set.of("mjpeg", "png", "bmp", "gif", "webp", "tiff", "unknown", "none");

    private static final Pattern TRANSPARENT = Pattern.compile("yuva|gbrap|argb|rgba|abgr|bgra|ya8|ya16|pal8");

    private static final Set<String> FIELD_ORDERS = Set.of("tt", "bb", "tb", "bt");
    /** Codecs whose frames, or whose nature, say of how many fields they consist. */
    private static final Set<String> SAY_FIELDS = Set.of(
            "apng",
            "av1",
            "dnxhd",
            "dvvideo",
            "gif",
            "h263",
            "h264",
            "hevc",
            "mpeg1video",
            "mpeg2video",
            "mpeg4",
            "prores",
            "theora",
            "vc1",
            "vp6",
            "vp6f",
            "vp8",
            "vp9",
            "webp",
            "wmv1",
            "wmv2",
            "wmv3");

    private static final Pattern SAID_ASPECT = Pattern.compile("[1-9]\\d*:[1-9]\\d*");

    /** Whether it is, as far as can be told before its packets are read, one picture and not a film. */
    public boolean still() {
        return frames == 1 || STILL_CODECS.contains(codec);
    }

    /** Whether some of it can be seen through. */
    public boolean transparent() {
        return marks.alphaLayer()
                || (pixelFormat != null && TRANSPARENT.matcher(pixelFormat).lookingAt());
    }

    /** The same, with the fields its frames have. */
    public VideoStream withFieldOrder(String measured) {
        return measured(width, height, measured, frameRate, frames, marks);
    }

    /**
     * The same, of frames that consist of two fields and do not say so.
     *
     * @param order {@code tt}, {@code bb}, {@code tb} or {@code bt}
     */
    public VideoStream withSilentFields(String order) {
        return withFieldOrder(order).withMarks(marks.fieldsNotSaid());
    }

    /** The same, at the rate its frames come at. */
    public VideoStream withFrameRate(String measured) {
        return measured(width, height, fieldOrder, measured, frames, marks);
    }

    /** The same, of the size its frames have. */
    public VideoStream withSize(int measuredWidth, int measuredHeight) {
        return measured(measuredWidth, measuredHeight, fieldOrder, frameRate, frames, marks);
    }

    /** The same, with a last frame that stands so many seconds. */
    public VideoStream withHold(double seconds) {
        return withMarks(marks.held(seconds));
    }

    /** The same, with other marks. */
    public VideoStream withMarks(PictureMarks measured) {
        return measured(width, height, fieldOrder, frameRate, frames, measured);
    }

    /** The same, with as many frames as there are. */
    public VideoStream withFrames(long measured) {
        return measured(width, height, fieldOrder, frameRate, measured, marks);
    }

    private VideoStream measured(
            int shownWidth, int shownHeight, @Nullable String fields, String rate, long packets, PictureMarks special) {
        return new VideoStream(
                index,
                codec,
                profile,
                level,
                pixelFormat,
                shownWidth,
                shownHeight,
                rotation,
                fields,
                sampleAspect,
                color,
                timeBase,
                rate,
                start,
                duration,
                packets,
                special,
                label);
    }

    /** Whether neither its container nor its codec says of how many fields its frames consist. */
    public boolean fieldsUnknown() {
        return !SAY_FIELDS.contains(codec) && (fieldOrder == null || fieldOrder.equals("unknown"));
    }

    public boolean interlaced() {
        return fieldOrder != null && FIELD_ORDERS.contains(fieldOrder);
    }

    public boolean squarePixels() {
        return pixelAspect() == 1;
    }

    /** Width to height of one pixel; ffprobe says 0:1 when the file says nothing. */
    public double pixelAspect() {
        if (sampleAspect == null || !SAID_ASPECT.matcher(sampleAspect).matches()) {
            return 1;
        }
        int colon = sampleAspect.indexOf(':');
        return Double.parseDouble(sampleAspect.substring(0, colon))
                / Double.parseDouble(sampleAspect.substring(colon + 1));
    }
}
