package dev.lull.convert.analysis;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A packet index while its packets are still being read, in the order in which they are decoded. */
final class PacketIndexDraft {

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
            disordered("a packet has no timestamp");
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

    PacketIndex finished() {
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
