package dev.lull.redis;

import dev.lull.common.media.Capture;
import dev.lull.common.media.CaptureTime;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.Losses;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.SendAttempt;
import dev.lull.common.media.Tracks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code lull:media:{id}}: one file's life. Besides what a {@link MediaFile} tells, it holds {@code since}, when the
 * state was entered, {@code moves}, how many states were entered so far, and of a file that is sent where it cannot be
 * asked whether it arrived {@code sends}, their number, {@code attempted_at} and {@code attempted_by} of the last, and
 * {@code send_open_until}, the end of its lease, until its outcome is known. {@code recorded} is after how many moves
 * its end came into the history.
 */
final class MediaHash {

    static final String STATE = "state";

    private static final String SUBMISSION = "submission";
    private static final String SOURCE = "source";
    private static final String NAME = "name";
    private static final String SINCE = "since";
    private static final String MOVES = "moves";
    private static final String SUBMITTED_AT = "submitted_at";
    private static final String SENDS = "sends";
    private static final String ATTEMPTED_AT = "attempted_at";
    private static final String ATTEMPTED_BY = "attempted_by";
    static final String RECORDED = "recorded";
    private static final String SEND_OPEN_UNTIL = "send_open_until";

    /** What {@link #position} reads. */
    static final Set<String> POSITION =
            Set.of(SUBMISSION, STATE, MOVES, SINCE, MediaField.KIND.wireName(), MediaField.SIDECAR_OF.wireName());

    private MediaHash() {}

    /** The fields of a file that has not been read yet. */
    static Map<String, String> submitted(String submission, String source, String name, Instant at) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(SUBMISSION, submission);
        fields.put(SOURCE, source);
        fields.put(NAME, name);
        fields.put(STATE, MediaState.SUBMITTED.wireName());
        fields.put(SINCE, at.toString());
        fields.put(MOVES, "0");
        fields.put(SUBMITTED_AT, at.toString());
        return fields;
    }

    /** The file, if there is one. */
    static Optional<MediaFile> find(String id, Fields fields) {
        return fields.exist() ? Optional.of(fields.as(known -> read(id, known))) : Optional.empty();
    }

    private static MediaFile read(String id, Fields fields) {
        MediaKind kind = fields.value(MediaField.KIND.wireName(), MediaKind::of);
        return new MediaFile(
                id,
                fields.required(SUBMISSION),
                fields.required(SOURCE),
                fields.required(NAME),
                kind == null ? MediaKind.OTHER : kind,
                fields.text(MediaField.CONTENT_TYPE.wireName()),
                fields.number(MediaField.SIZE.wireName()),
                fields.text(MediaField.SHA256.wireName()),
                fields.time(MediaField.MODIFIED.wireName()),
                fields.value(MediaField.COMPATIBLE.wireName(), MediaHash::yesOrNo),
                fields.value(MediaField.PLAN.wireName(), ConversionKind::of),
                (int) fields.number(MediaField.SEGMENTS.wireName()),
                fields.required(STATE, MediaState::of),
                fields.text(MediaField.REASON.wireName()),
                fields.text(MediaField.OWNER.wireName()),
                fields.text(MediaField.RESULT.wireName()),
                (int) fields.number(MediaField.ATTEMPTS.wireName()),
                lastSend(fields),
                fields.text(MediaField.ORIGINAL.wireName()),
                fields.required(SUBMITTED_AT, Instant::parse),
                fields.time(MediaField.CONVERTED_AT.wireName()),
                fields.time(MediaField.UPLOADED_AT.wireName()),
                capture(fields),
                tracks(fields),
                lost(fields),
                fields.text(MediaField.KEPT.wireName()),
                fields.value(MediaField.SSIM.wireName(), Double::valueOf),
                fields.text(MediaField.SIDECAR_OF.wireName()),
                fields.text(MediaField.SIDECAR_CONTENT.wireName()));
    }

    private static Capture capture(Fields fields) {
        return new Capture(
                fields.value(MediaField.CAPTURED_AT.wireName(), CaptureTime::parse),
                fields.text(MediaField.CAPTURED_PLACE.wireName()),
                fields.text(MediaField.CAMERA.wireName()));
    }

    private static Tracks tracks(Fields fields) {
        return new Tracks(
                fields.text(MediaField.CONTAINER.wireName()),
                fields.value(MediaField.DURATION.wireName(), Double::valueOf, 0.0),
                fields.value(MediaField.TRACKS.wireName(), Tracks::read, List.of()));
    }

    private static List<Loss> lost(Fields fields) {
        List<Loss> lost = fields.value(MediaField.LOST.wireName(), Losses::read);
        return lost == null ? List.of() : lost;
    }

    private static @Nullable SendAttempt lastSend(Fields fields) {
        int number = (int) fields.number(SENDS);
        return number == 0
                ? null
                : new SendAttempt(
                        number,
                        fields.required(ATTEMPTED_BY),
                        fields.required(ATTEMPTED_AT, Instant::parse),
                        fields.text(SEND_OPEN_UNTIL) != null);
    }

    static MediaPosition position(Fields fields) {
        return new MediaPosition(
                fields.required(SUBMISSION),
                fields.required(STATE, MediaState::of),
                fields.number(MOVES),
                fields.required(SINCE, Instant::parse),
                fields.text(MediaField.SIDECAR_OF.wireName()) == null
                        ? fields.value(MediaField.KIND.wireName(), MediaKind::of)
                        : null);
    }

    private static @Nullable Boolean yesOrNo(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(word);
        };
    }
}
