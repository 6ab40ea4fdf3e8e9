package dev.lull.redis;

import dev.lull.common.media.MediaState;

/** The name of everything the ledger keeps in Redis. */
final class Keys {

    /** Sorted set of the conversions that have not ended, by the milliseconds of {@code last_updated}. */
    static final String INCOMPLETE_CONVERSIONS = "lull:conversions:incomplete";

    /** Sorted set of the submissions that are not settled, by the milliseconds of {@code started}. */
    static final String UNSETTLED_SUBMISSIONS = "lull:submissions:unsettled";

    private Keys() {}

    /** Hash: one file's life. */
    static String media(String id) {
        return "lull:media:" + id;
    }

    /** Set of the files with the same content as this one. */
    static String duplicates(String id) {
        return "lull:media:" + id + ":duplicates";
    }

    /** Sorted set of the files in a state, by the milliseconds of {@code since}. */
    static String mediaIn(MediaState state) {
        return "lull:media:state:" + state.wireName();
    }

    /** Hash: the checkpoint of one conversion. */
    static String conversion(String id) {
        return "lull:conversion:" + id;
    }

    /** Hash: one submission and the count of its files. */
    static String submission(String id) {
        return "lull:submission:" + id;
    }

    /** Sorted set of a submission's files in the order they were registered. */
    static String submissionMedia(String id) {
        return "lull:submission:" + id + ":media";
    }

    /** Hash: what was sent to a destination within the last minute, and whether it is paused. */
    static String budget(String destination) {
        return "lull:budget:" + destination;
    }

    /** String: the worker that cannot use a destination, while no other has said so. */
    static String doubt(String destination) {
        return "lull:doubt:" + destination;
    }

    /** String: the file that owns this content, followed by a plus once it has arrived; and the target. */
    static String seen(String sha256) {
        return "lull:seen:" + sha256;
    }
}
