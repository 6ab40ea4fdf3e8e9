package dev.lull.convert.analysis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When each frame of a picture is shown, read from its packets without decoding any. Times are in ticks, the unit of
 * the stream's time base.
 */
public final class PacketIndex {

    private final long[] shown;
    private final long[] keyframes;
    private final @Nullable String disorder;

    /**
     * The index of one stream.
     *
     * @param shown ascending
     * @param keyframes ascending, and among those shown
     * @param disorder why the stream cannot be cut: {@code a packet has no timestamp}; null when it can
     */
    public PacketIndex(long[] shown, long[] keyframes, @Nullable String disorder) {
        this.shown = shown.clone();
        this.keyframes = keyframes.clone();
        this.disorder = disorder;
    }

    /** Why the stream cannot be cut into segments; null when it can. */
    public @Nullable String disorder() {
        return disorder;
    }

    /** Frames that are shown. */
    public int frames() {
        return shown.length;
    }

    /** Times of all frames, ascending. */
    public long[] shown() {
        return shown.clone();
    }

    /** Times of those frames that can be decoded by themselves, ascending. */
    public long[] keyframes() {
        return keyframes.clone();
    }

    /** Times of the frames shown at or after one time and before another, ascending. */
    public long[] between(long from, long to) {
        return Arrays.copyOfRange(shown, firstAtOrAfter(from), firstAtOrAfter(to));
    }

    private int firstAtOrAfter(long time) {
        int found = Arrays.binarySearch(shown, time);
        return found < 0 ? -found - 1 : found;
    }
}
