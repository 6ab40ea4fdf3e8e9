package dev.lull.common.trace;

import dev.lull.common.media.Checksum;

/**
 * Ids that follow from the id of a file: each process knows them without being told, whatever became of the one that
 * worked on the file before.
 */
public final class TraceIds {

    private static final int TRACE = 32;
    private static final int SPAN = 16;

    private TraceIds() {}

    /** The trace of the file, in 32 hex digits. */
    public static String trace(String media) {
        return Checksum.of(media).substring(0, TRACE);
    }

    /** The first span of that trace, which all others descend from, in 16 hex digits. */
    public static String root(String media) {
        return Checksum.of(media).substring(TRACE, TRACE + SPAN);
    }
}
