package dev.lull.convert.analysis;

import org.jspecify.annotations.Nullable;

/**
 * When each frame of a video is shown, read from its packets without decoding any. Times are in ticks, the unit of the
 * stream's time base.
 */
public final class PacketIndex {

    private static final String UNTIMED = "a packet has no timestamp";

    private final Ticks shown;
    private final Ticks keyframes;
    private final @Nullable String disorder;
    private final boolean trusted;

    /**
     * The index of one stream.
     *
     * @param keyframes among those shown
     * @param disorder why the stream cannot be cut: {@code a packet has no timestamp}; null when it can
     */
    public PacketIndex(Ticks shown, Ticks keyframes, @Nullable String disorder) {
        this.shown = shown;
        this.keyframes = keyframes;
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
        return shown.contains(time) ? new PacketIndex(shown.from(time), keyframes.from(time), disorder) : this;
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
        return shown.size();
    }

    /** The number of the first frame shown at or after a time, counted from 0; {@link #frames} if there is none. */
    public int number(long time) {
        return shown.position(time);
    }

    /** Times of all frames. */
    public Ticks shown() {
        return shown;
    }

    /** Times of those frames that can be decoded by themselves. */
    public Ticks keyframes() {
        return keyframes;
    }

    /** When the last keyframe at or before a time is shown; the time itself if there is none. */
    public long keyframeAt(long time) {
        int next = keyframes.position(time + 1);
        return next == 0 ? time : keyframes.get(next - 1);
    }

    /** When the last keyframe before a time is shown; the time itself if there is none. */
    long keyframeBefore(long time) {
        int at = keyframes.position(time);
        return at == 0 ? time : keyframes.get(at - 1);
    }

    /** When the first keyframe behind a time is shown; {@link Long#MAX_VALUE} if there is none. */
    long keyframeAfter(long time) {
        int next = keyframes.position(time + 1);
        return next == keyframes.size() ? Long.MAX_VALUE : keyframes.get(next);
    }

    /** Times of the frames shown at or after one time and before another. */
    public Ticks between(long from, long to) {
        return shown.between(from, to);
    }

    /** What it takes in memory. */
    long bytes() {
        return shown.bytes() + (keyframes == shown ? 0 : keyframes.bytes());
    }

    /** A packet index while its packets are still being read, in the order in which they are decoded. */
    static final class Builder {

        private final TickSorter shown = new TickSorter();
        private final TickSorter keyframes = new TickSorter();
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

        /** Whether there were more packets in no order than may be kept. */
        boolean full() {
            return shown.full() || keyframes.full();
        }

        /** What the times take in memory so far. */
        long bytes() {
            return shown.bytes() + keyframes.bytes();
        }

        PacketIndex build() {
            Ticks times = shown.build();
            if (times.gaps().anyMatch(gap -> gap == 0)) {
                disordered("two frames have the same timestamp");
            }
            Ticks keys = keyframes.build();
            return new PacketIndex(times, keys.size() == times.size() ? times : keys, disorder);
        }

        private void disordered(String why) {
            if (disorder == null) {
                disorder = why;
            }
        }
    }
}
