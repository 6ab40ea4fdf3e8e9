package dev.lull.convert.analysis;

import java.util.Arrays;
import java.util.PriorityQueue;

/** Sorts times that come in the order of decoding, which is that of showing but for some frames. */
final class TickSorter {

    /** Frames a decoder may hold back, and more: those of H.264 and HEVC hold sixteen. */
    private static final int HELD_BACK = 64;

    /** Each of them: an object, and where it is. */
    private static final int BYTES_HELD_BACK = 24;

    /** Those that came later than that; a film has none. Eight bytes each. */
    private static final int MOST_LATE = 250_000;

    private final PriorityQueue<Long> next = new PriorityQueue<>();
    private final Ticks.Builder sorted = new Ticks.Builder();
    private long[] late = new long[0];
    private int lateOnes;
    private boolean full;

    void add(long time) {
        if (full) {
            return;
        }
        if (sorted.size() > 0 && time < sorted.last()) {
            addLate(time);
        } else {
            next.add(time);
            if (next.size() > HELD_BACK) {
                sorted.add(next.remove());
            }
        }
    }

    /** What they take in memory. */
    long bytes() {
        return sorted.bytes() + (long) late.length * Long.BYTES + (long) next.size() * BYTES_HELD_BACK;
    }

    /** Whether more of them came late than may be kept; what came after that is left out. */
    boolean full() {
        return full;
    }

    Ticks build() {
        while (!next.isEmpty()) {
            sorted.add(next.remove());
        }
        Ticks inOrder = sorted.build();
        return lateOnes == 0 ? inOrder : merged(inOrder);
    }

    private void addLate(long time) {
        if (lateOnes == MOST_LATE) {
            full = true;
            return;
        }
        if (lateOnes == late.length) {
            late = Arrays.copyOf(late, Math.min(MOST_LATE, 2 * lateOnes + HELD_BACK));
        }
        late[lateOnes++] = time;
    }

    private Ticks merged(Ticks inOrder) {
        long[] others = Arrays.copyOf(late, lateOnes);
        Arrays.sort(others);
        Ticks.Builder all = new Ticks.Builder();
        int other = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            long time = inOrder.get(i);
            while (other < others.length && others[other] <= time) {
                all.add(others[other++]);
            }
            all.add(time);
        }
        return all.build();
    }
}
