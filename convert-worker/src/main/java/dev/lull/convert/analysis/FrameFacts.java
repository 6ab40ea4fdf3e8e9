package dev.lull.convert.analysis;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What decoded frames say of themselves, whatever their container says of them.
 *
 * @param frames how many
 * @param ordered whether each is shown later than the one before it, by its own timestamp
 * @param interlaced how many consist of two fields
 * @param upperFirst of how many of these the upper one comes first
 * @param resized whether not all are of that size
 * @param size of most of them; null without a frame
 * @param clean whether the decoder had nothing to complain of
 * @param first when the earliest is shown, in ticks; null unless all say when they are
 */
public record FrameFacts(
        long frames,
        boolean ordered,
        long interlaced,
        long upperFirst,
        boolean resized,
        @Nullable Size size,
        boolean clean,
        @Nullable Long first) {

    /** Of a file of which no frame was decoded. */
    public static final FrameFacts NONE = new FrameFacts(0, true, 0, 0, false, null, true, null);

    /** Pixels. */
    public record Size(int width, int height) {}

    /** The order of the fields of most interlaced frames, as ffprobe has it. */
    String fieldOrder() {
        return upperFirst * 2 >= interlaced ? "tt" : "bb";
    }

    /** Whether most of them consist of two fields. */
    public boolean mostlyInterlaced() {
        return frames > 0 && interlaced * 2 > frames;
    }

    /** Facts while frames are still being read, in the order in which a decoder gives them out. */
    static final class Builder {

        private final Map<Size, Long> sizes = new HashMap<>();
        private long frames;
        private long interlaced;
        private long upperFields;
        private long last = Long.MIN_VALUE;
        private boolean ordered = true;
        private long first = Long.MAX_VALUE;
        private boolean timed = true;

        /**
         * Takes one frame.
         *
         * @param ticks when it is shown; null when unknown
         */
        void add(@Nullable Long ticks, int width, int height, boolean fields, boolean upperFirst) {
            frames++;
            interlaced += fields ? 1 : 0;
            upperFields += fields && upperFirst ? 1 : 0;
            sizes.merge(new Size(width, height), 1L, Long::sum);
            timed &= ticks != null;
            if (ticks != null) {
                ordered &= ticks > last;
                last = ticks;
                first = Math.min(first, ticks);
            }
        }

        FrameFacts build(boolean clean) {
            Size most = sizes.entrySet().stream()
                    .max(Comparator.comparingLong(Map.Entry::getValue))
                    .map(Map.Entry::getKey)
                    .orElse(null);
            return new FrameFacts(
                    frames,
                    ordered,
                    interlaced,
                    upperFields,
                    sizes.size() > 1,
                    most,
                    clean,
                    timed && frames > 0 ? first : null);
        }
    }
}
