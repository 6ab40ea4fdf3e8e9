package dev.lull.convert.analysis;

/**
 * What the packet indexes of one file may take of a worker's heap, so that neither one film nor all those in work at
 * once can fill it.
 *
 * @param each bytes; a film at 30 frames a second takes about 300 kB an hour
 */
public record IndexMemory(long each) {

    /** Those of an original, of what was made of it, and of what was decoded of that. */
    private static final int OF_A_UNIT = 3;

    /** Half of the heap, in equal shares: those of the units, and one for all that is remembered between them. */
    public static IndexMemory of(long heap, int units) {
        return new IndexMemory(heap / 2 / (OF_A_UNIT * units + 1));
    }
}
