package dev.lull.convert.analysis;

/**
 * What the packet index of one file may take of a worker's heap, so that no file, nor all that it works on at once, can
 * fill it.
 *
 * @param each bytes; a film at 30 frames a second takes about 300 kB an hour
 */
public record IndexMemory(long each) {

    /** Those of an original, of what was made of it, and of what was decoded of that. */
    private static final int OF_A_UNIT = 3;

    /** As many again as the units need are remembered together; and half of the heap is for all else. */
    public static IndexMemory of(long heap, int units) {
        return new IndexMemory(heap / 2 / (OF_A_UNIT * units + 1));
    }
}
