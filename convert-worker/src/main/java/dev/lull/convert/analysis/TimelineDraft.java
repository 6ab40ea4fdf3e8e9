package dev.lull.convert.analysis;

import org.jspecify.annotations.Nullable;

/** A timeline while its packets are still being read; times are NaN where unknown. */
final class TimelineDraft {

    private final PacketIndexDraft index = new PacketIndexDraft();
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
    TimelineDraft(boolean indexed) {
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

    Timeline finished() {
        boolean timed = start <= end;
        return new Timeline(packets, timed ? start : 0, timed ? end : 0, rising, exact, index.finished());
    }
}
