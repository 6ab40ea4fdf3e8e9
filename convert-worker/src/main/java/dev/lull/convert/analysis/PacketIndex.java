package dev.lull.convert.analysis;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * When each frame of a video is shown, read from its packets without decoding any. Times are in ticks, the unit of the
 * stream's time base.
 */
public final class PacketIndex {

    private static final String UNTIMED = "a packet has no timestamp";

    private final long[] shown;
    private final long[] keyframes;
    private final @Nullable String disorder;
    private final boolean trusted;

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
        this.trusted = !UNTIMED.equals(disorder);
    }

    private PacketIndex(PacketIndex index, String why) {
        this.shown = index.shown;
        this.keyframes = index.keyframes;
        this.disorder = why;
        this.trusted = false;
    }

    /** The same, whose times are not those at which its frames are to be shown. */
    PacketIndex distrusted(String why) {
        return new PacketIndex(this, why);
    }

    /** From a frame on; the same when there is none at that time. */
    PacketIndex from(long time) {
        if (Arrays.binarySearch(shown, time) < 0) {
            return this;
        }
        return new PacketIndex(
                Arrays.copyOfRange(shown, position(shown, time), shown.length),
                Arrays.copyOfRange(keyframes, position(keyframes, time), keyframes.length),
                disorder);
    }

    /** Whether its frames can be copied together with their times. */
    public boolean trusted() {
        return trusted;
    }

    /** Why the stream cannot be cut into segments; null when it can. */
    public @Nullable String disorder() {
        return disorder;
    }

    /** Frames that are shown. */
    public int frames() {
        return shown.length;
    }

    /** The number of the first frame shown at or after a time, counted from 0; {@link #frames} if there is none. */
    public int number(long time) {
        return position(shown, time);
    }

    /** Times of all frames, ascending. */
    public long[] shown() {
        return shown.clone();
    }

    /** Times of those frames that can be decoded by themselves, ascending. */
    public long[] keyframes() {
        return keyframes.clone();
    }

    /** When the last keyframe at or before a time is shown; the time itself if there is none. */
    public long keyframeAt(long time) {
        int next = position(keyframes, time + 1);
        return next == 0 ? time : keyframes[next - 1];
    }

    /** When the last keyframe before a time is shown; the time itself if there is none. */
    long keyframeBefore(long time) {
        int at = position(keyframes, time);
        return at == 0 ? time : keyframes[at - 1];
    }

    /** When the first keyframe behind a time is shown; {@link Long#MAX_VALUE} if there is none. */
    long keyframeAfter(long time) {
        int next = position(keyframes, time + 1);
        return next == keyframes.length ? Long.MAX_VALUE : keyframes[next];
    }

    /** Times of the frames shown at or after one time and before another, ascending. */
    public long[] between(long from, long to) {
        return Arrays.copyOfRange(shown, position(shown, from), position(shown, to));
    }

    /** Of the first at or after a time. */
    private static int position(long[] times, long time) {
        int found = Arrays.binarySearch(times, time);
        return found < 0 ? -found - 1 : found;
    }

    /** A packet index while its packets are still being read, in the order in which they are decoded. */
    static final class Builder {

        private final LongStream.Builder shown = LongStream.builder();
        private final LongStream.Builder keyframes = LongStream.builder();
        private long keyframe = Long.MIN_VALUE;
        private long keyframeBefore = Long.MIN_VALUE;
        private @Nullable String disorder;

        /**
         * Takes a packet that is shown.
         *
         * @param time in ticks; null when the packet does not say
         * @param flags as ffprobe prints them: {@code K} keyframe, {@code C} corrupt
         */
        void add(@Nullable Long time, String flags) {
            if (flags.contains("C")) {
                disordered("a packet is damaged");
            }
            if (time == null) {
                disorder = UNTIMED;
                return;
            }
            shown.add(time);
            if (flags.contains("K")) {
                if (time <= keyframe) {
                    disordered("timestamps go backwards");
                }
                keyframeBefore = keyframe;
                keyframe = time;
                keyframes.add(time);
            } else if (time < keyframeBefore) {
                // a frame may be shown before the keyframe it follows, but never before the one before that
                disordered("timestamps go backwards");
            }
        }

        PacketIndex build() {
            long[] times = shown.build().sorted().toArray();
            for (int i = 1; i < times.length; i++) {
                if (times[i] == times[i - 1]) {
                    disordered("two frames have the same timestamp");
                }
            }
            long[] keys = keyframes.build().toArray();
            Arrays.sort(keys);
            return new PacketIndex(times, keys, disorder);
        }

        private void disordered(String why) {
            if (disorder == null) {
                disorder = why;
            }
        }
    }
}
