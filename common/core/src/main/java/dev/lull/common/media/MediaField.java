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
    CAPTURED_AT,
    CAPTURED_PLACE,
    CAMERA,
    COMPATIBLE,
    PLAN,
    SEGMENTS,
    REASON,
    OWNER,
    RESULT,
    ATTEMPTS,
    CONVERTED_AT,
    /** What the converted file does not hold: a list of {@link Loss}, in JSON. */
    LOST,
    /** What it holds, in one line of words for the summary: {@code new container, 2 audio tracks and chapters kept}. */
    KEPT,
    /** The lowest SSIM of the frames of the converted file that were compared with the original. */
    SSIM,
    UPLOADED_AT,
    ORIGINAL,
    SIDECAR_OF,
    SIDECAR_CONTENT;

    /** The lower-case word used in Redis and JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
