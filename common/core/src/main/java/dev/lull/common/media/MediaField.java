package dev.lull.common.media;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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
    CONTAINER,
    DURATION,
    /** What is in a video: a list of {@link Track}, in JSON. */
    TRACKS,
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

    private static final Set<MediaField> END = EnumSet.of(REASON, RESULT, ATTEMPTS, UPLOADED_AT);
    private static final Set<MediaField> WAY = EnumSet.of(
            CAPTURED_AT,
            CAPTURED_PLACE,
            CAMERA,
            CONTAINER,
            DURATION,
            TRACKS,
            OWNER,
            PLAN,
            SEGMENTS,
            CONVERTED_AT,
            LOST,
            KEPT,
            SSIM,
            SIDECAR_OF,
            SIDECAR_CONTENT);

    /** What a file that is tried again must not go on telling: how it ended and, when looked at anew, how it went. */
    public static Set<MediaField> forgottenBy(MediaState retried) {
        Set<MediaField> forgotten = EnumSet.copyOf(END);
        if (retried == MediaState.SUBMITTED) {
            forgotten.addAll(WAY);
        }
        return forgotten;
    }

    /** The lower-case word used in Redis and JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
