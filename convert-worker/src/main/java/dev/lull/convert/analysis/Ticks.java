package dev.lull.convert.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Ascending times in ticks, two or three bytes each: kept is the distance from the one before, so that those of a day
 * of video fit beside others in a small heap.
 */
public final class Ticks {

    /** Times that are found by counting from one that is kept as it is. */
    private static final int BLOCK = 32;

    /** Seven bits in each byte of a distance. */
    private static final int BITS = 7;

    private static final int MORE = 1 << BITS;

    private final byte[] distances;
    private final long[] firsts;
    private final int[] offsets;
    private final int from;
    private final int size;

    private Ticks(byte[] distances, long[] firsts, int[] offsets, int from, int size) {
        this.distances = distances;
        this.firsts = firsts;
        this.offsets = offsets;
        this.from = from;
        this.size = size;
    }

    /**
     * These times.
     *
     * @throws IllegalArgumentException when they do not ascend
     */
    public static Ticks of(long... ascending) {
        Builder builder = new Builder();
        for (long time : ascending) {
            builder.add(time);
        }
        return builder.build();
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The time with this number, counted from 0. */
    public long get(int number) {
        if (number < 0 || number >= size) {
            throw new IndexOutOfBoundsException(number + " of " + size);
        }
        int at = from + number;
        int block = at / BLOCK;
        long time = firsts[block];
        int next = offsets[block];
        for (int i = block * BLOCK; i < at; i++) {
            long distance = 0;
            int shift = 0;
            while (distances[next] < 0) {
                distance |= (long) (distances[next++] & (MORE - 1)) << shift;
                shift += BITS;
            }
            time += distance | (long) distances[next++] << shift;
        }
        return time;
    }

    public long last() {
        return get(size - 1);
    }

    /** The number of the first at or after a time; {@link #size} if there is none. */
    public int position(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public boolean contains(long time) {
        int at = position(time);
        return at < size && get(at) == time;
    }

    /** Those at or after one time and before another; they share what they are kept in. */
    public Ticks between(long begin, long end) {
        int first = position(begin);
        return part(first, Math.max(0, position(end) - first));
    }

    /** Those at or after a time; they share what they are kept in. */
    Ticks from(long time) {
        int first = position(time);
        return part(first, size - first);
    }

    private Ticks part(int first, int length) {
        return new Ticks(distances, firsts, offsets, from + first, length);
    }

    /** From each to the next. */
    LongStream gaps() {
        return IntStream.range(1, size).mapToLong(number -> get(number) - get(number - 1));
    }

    /** All of them, in their order. */
    public LongStream stream() {
        return IntStream.range(0, size).mapToLong(this::get);
    }

    /** From zero to the first and from each to the next, in as few bytes as each takes. */
    byte[] toBytes() {
        Builder builder = new Builder();
        long before = 0;
        for (int number = 0; number < size; number++) {
            long time = get(number);
            builder.append(time - before);
            before = time;
        }
        return Arrays.copyOf(builder.distances, builder.end);
    }

    /**
     * Those of which {@link #toBytes} made these.
     *
     * @throws IllegalArgumentException when they do not ascend
     * @throws IndexOutOfBoundsException when the last one is cut off
     */
    static Ticks ofBytes(byte[] bytes) {
        Builder builder = new Builder();
        long time = 0;
        int next = 0;
        while (next < bytes.length) {
            long distance = 0;
            int shift = 0;
            while (bytes[next] < 0) {
                distance |= (long) (bytes[next++] & (MORE - 1)) << shift;
                shift += BITS;
            }
            time += distance | (long) bytes[next++] << shift;
            builder.add(time);
        }
        return builder.build();
    }

    /** What they take in memory. */
    public long bytes() {
        return distances.length + (long) firsts.length * Long.BYTES + (long) offsets.length * Integer.BYTES;
    }

    /** Times while they are still being collected. */
    public static final class Builder {

        private byte[] distances = new byte[BLOCK];
        private long[] firsts = new long[1];
        private int[] offsets = new int[1];
        private int end;
        private int size;
        private long last;

        /**
         * Appends one.
         *
         * @throws IllegalArgumentException when it is earlier than the last
         */
        public void add(long time) {
            if (size > 0 && time < last) {
                throw new IllegalArgumentException(time + " after " + last);
            }
            if (size % BLOCK == 0) {
                begin(size / BLOCK, time);
            } else {
                append(time - last);
            }
            last = time;
            size++;
        }

        public int size() {
            return size;
        }

        /** The one added last; 0 before there is one. */
        public long last() {
            return last;
        }

        long bytes() {
            return end + (long) (size / BLOCK + 1) * (Long.BYTES + Integer.BYTES);
        }

        public Ticks build() {
            int blocks = (size + BLOCK - 1) / BLOCK;
            return new Ticks(
                    Arrays.copyOf(distances, end),
                    Arrays.copyOf(firsts, blocks),
                    Arrays.copyOf(offsets, blocks),
                    0,
                    size);
        }

        private void begin(int block, long time) {
            if (block == firsts.length) {
                firsts = Arrays.copyOf(firsts, larger(block));
                offsets = Arrays.copyOf(offsets, larger(block));
            }
            firsts[block] = time;
            offsets[block] = end;
        }

        /** As if it had no sign: from the earliest time to the latest it is more than a long holds. */
        private void append(long distance) {
            long rest = distance;
            while ((rest & -MORE) != 0) {
                put((byte) (rest | MORE));
                rest >>>= BITS;
            }
            put((byte) rest);
        }

        private void put(byte value) {
            if (end == distances.length) {
                distances = Arrays.copyOf(distances, larger(end));
            }
            distances[end++] = value;
        }

        private static int larger(int length) {
            return length + length / 2 + 1;
        }
    }
}
