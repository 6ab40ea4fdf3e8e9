package dev.lull.bench.scaling;

/**
 * A video to be converted; all times in milliseconds.
 *
 * @param at when it is published
 * @param segments into which its picture is cut
 * @param segment one takes
 * @param sound takes; 0 when there is none to be made
 * @param plan takes
 * @param assembly takes
 * @param upload of the result takes
 */
record Film(long at, int segments, long segment, long sound, long plan, long assembly, long upload) {

    /** Without the assembly. */
    int units() {
        return segments + (sound > 0 ? 1 : 0);
    }

    /** The same, published then. */
    Film at(long time) {
        return new Film(time, segments, segment, sound, plan, assembly, upload);
    }
}
