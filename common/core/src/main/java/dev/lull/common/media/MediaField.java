package dev.lull.common.media;

import java.util.Locale;

/**
 * The facts about a file that may be learnt together with a change of its state; the words are the Redis field names.
 */
public enum MediaField {
    KIND,
    CONTENT_TYPE,
    SIZE,
    SHA256,
    MODIFIED,
    COMPATIBLE,
    PLAN,
    SEGMENTS,
    REASON,
    OWNER,
    RESULT,
    ATTEMPTS,
    CONVERTED_AT,
    UPLOADED_AT,
    ORIGINAL;

    /** The lower-case word used in Redis and JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
