package dev.lull.common.probe;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One colour of a JPEG and how much of it has been seen: 64 coefficients of each block, bit by bit. */
final class JpegComponent {

    static final int COEFFICIENTS = 64;

    /** More blocks are those of 130 megapixels; the map of more is not kept. */
    private static final int MOST_BLOCKS = 1 << 21;

    private static final int NOTHING = -1;

    final int id;
    final int horizontal;
    final int vertical;

    @Nullable
    HuffmanTable dc;

    @Nullable
    HuffmanTable ac;

    private final int[] bitsLeft = new int[COEFFICIENTS];
    private long[] nonZero = {};

    JpegComponent(int id, int horizontal, int vertical) {
        this.id = id;
        this.horizontal = horizontal;
        this.vertical = vertical;
        Arrays.fill(bitsLeft, NOTHING);
    }

    /** A scan of these coefficients was whole; it left so many bits of each to later scans. */
    void seen(int first, int last, int bits) {
        Arrays.fill(bitsLeft, first, last + 1, bits);
    }

    boolean complete() {
        return Arrays.stream(bitsLeft).allMatch(bits -> bits == 0);
    }

    /** Makes room for what {@link #mark} notes; returns whether that is bearable. */
    boolean keep(long blocks) {
        if (blocks > MOST_BLOCKS) {
            return false;
        }
        if (nonZero.length < blocks) {
            nonZero = Arrays.copyOf(nonZero, (int) blocks);
        }
        return true;
    }

    /** Notes that a coefficient is not zero, so that a later scan refines it. */
    void mark(int block, int coefficient) {
        nonZero[block] |= 1L << coefficient;
    }

    boolean marked(int block, int coefficient) {
        return (nonZero[block] >> coefficient & 1) != 0;
    }

    /** How many of these coefficients are marked. */
    int marked(int block, int first, int last) {
        int marked = 0;
        for (int coefficient = first; coefficient <= last; coefficient++) {
            marked += marked(block, coefficient) ? 1 : 0;
        }
        return marked;
    }
}
