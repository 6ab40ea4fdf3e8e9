package dev.lull.convert.analysis;

import org.jspecify.annotations.Nullable;

/**
 * When the packets of one stream are shown.
 *
 * @param packets those that are shown, from the first keyframe on
 * @param start seconds, the earliest
 * @param end seconds, where the latest one ends
 * @param rising whether decoding times only grow
 * @param exact whether every packet says when it is shown; if not, start and end may be some frames off
 * @param index of the packets that are shown; empty for anything but video
 */
public record Timeline(long packets, double start, double end, boolean rising, boolean exact, PacketIndex index) {

    /** The same, of which copying or cutting makes no film. */
    Timeline disordered(String why) {
        return new Timeline(packets, start, end, rising, exact, index.distrusted(why));
    }

    /** The same without the packets shown before a time, of which a decoder makes no frames. */
    Timeline from(long ticks, TimeBase clock) {
        PacketIndex rest = index.from(ticks);
        int gone = index.frames() - rest.frames();
        return gone == 0 ? this : new Timeline(packets - gone, clock.seconds(ticks), end, rising, exact, rest);
    }

    /** The same, with a last packet that is shown until then. */
    Timeline until(double seconds) {
        return new Timeline(packets, start, Math.max(end, seconds), rising, exact, index);
    }

    public double length() {
        return end - start;
    }

    /** A timeline while its packets are still being read; times are NaN where unknown. */
    static final class Builder {

        private final PacketIndex.Builder index = new PacketIndex.Builder();
        private final boolean indexed;
        private long packets;
        private double start = Double.POSITIVE_INFINITY;
        private double end = Double.NEGATIVE_INFINITY;
        private double lastDecoding = Double.NEGATIVE_INFINITY;
        private boolean rising = true;
        private boolean exact = true;
        private boolean keyframeSeen;

        /**
         * No packet yet.
         *
         * @param indexed whether the index is of use
         */
        Builder(boolean indexed) {
            this.indexed = indexed;
        }

        /**
         * Takes one packet.
         *
         * @param ticks when it is shown, in the stream's time base; null when unknown
         * @param flags as ffprobe prints them: {@code K} keyframe, {@code D} decoded but not shown, {@code C} corrupt
         */
        void add(@Nullable Long ticks, double shown, double decoded, double duration, String flags) {
            if (!Double.isNaN(decoded)) {
                rising &= decoded > lastDecoding;
                lastDecoding = decoded;
            }
            keyframeSeen |= flags.contains("K");
            if (!keyframeSeen || flags.contains("D")) {
                return;
            }
            packets++;
            if (indexed) {
                index.add(ticks, flags);
            }
            exact &= !Double.isNaN(shown);
            double time = Double.isNaN(shown) ? decoded : shown;
            if (!Double.isNaN(time)) {
                start = Math.min(start, time);
                end = Math.max(end, Double.isNaN(duration) ? time : time + duration);
            }
        }

        /** Whether there were more packets in no order than the index may hold; it lacks the rest. */
        boolean full() {
            return index.full();
        }

        /** What the index takes in memory so far. */
        long bytes() {
            return index.bytes();
        }

        Timeline build() {
            boolean timed = start <= end;
            return new Timeline(packets, timed ? start : 0, timed ? end : 0, rising, exact, index.build());
        }
    }
}
