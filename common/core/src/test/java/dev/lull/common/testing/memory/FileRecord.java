package dev.lull.common.testing.memory;

import dev.lull.common.media.Capture;
import dev.lull.common.media.CaptureTime;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Losses;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.SendAttempt;
import dev.lull.common.media.Tracks;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that is known of one file. */
final class FileRecord {

    final String submission;
    private final String source;
    private final String name;
    private final Instant submittedAt;

    final Map<MediaField, String> facts = new EnumMap<>(MediaField.class);
    MediaState state = MediaState.SUBMITTED;
    /** The state it is indexed under, which a crash may leave behind its own. */
    @Nullable
    MediaState indexed;

    Instant since;
    long moves;
    /** After how many moves its end came into the history. */
    long recorded = -1;

    int sends;
    private @Nullable Instant attemptedAt;
    private @Nullable String attemptedBy;
    /** Null once the outcome of the last send is known. */
    @Nullable
    Instant sendOpenUntil;

    @Nullable
    Instant publishedAt;

    int publishedAgain;

    FileRecord(String submission, String source, String name, Instant at) {
        this.submission = submission;
        this.source = source;
        this.name = name;
        submittedAt = at;
        since = at;
    }

    void enter(MediaState next, Instant at) {
        state = next;
        since = at;
        moves++;
    }

    int send(String worker, Instant at, Instant until) {
        attemptedAt = at;
        attemptedBy = worker;
        sendOpenUntil = until;
        return ++sends;
    }

    boolean sendUnderWay(Instant at) {
        return sendOpenUntil != null && sendOpenUntil.isAfter(at);
    }

    MediaFile file(String id) {
        return new MediaFile(
                id,
                submission,
                source,
                name,
                fact(MediaField.KIND, MediaKind::of).orElse(MediaKind.OTHER),
                facts.get(MediaField.CONTENT_TYPE),
                fact(MediaField.SIZE, Long::valueOf).orElse(0L),
                facts.get(MediaField.SHA256),
                fact(MediaField.MODIFIED, Instant::parse).orElse(null),
                fact(MediaField.COMPATIBLE, Boolean::valueOf).orElse(null),
                fact(MediaField.PLAN, ConversionKind::of).orElse(null),
                fact(MediaField.SEGMENTS, Integer::valueOf).orElse(0),
                state,
                facts.get(MediaField.REASON),
                facts.get(MediaField.OWNER),
                facts.get(MediaField.RESULT),
                fact(MediaField.ATTEMPTS, Integer::valueOf).orElse(0),
                sends == 0 ? null : new SendAttempt(sends, attemptedBy, attemptedAt, sendOpenUntil != null),
                facts.get(MediaField.ORIGINAL),
                submittedAt,
                fact(MediaField.CONVERTED_AT, Instant::parse).orElse(null),
                fact(MediaField.UPLOADED_AT, Instant::parse).orElse(null),
                new Capture(
                        fact(MediaField.CAPTURED_AT, CaptureTime::parse).orElse(null),
                        facts.get(MediaField.CAPTURED_PLACE),
                        facts.get(MediaField.CAMERA)),
                new Tracks(
                        facts.get(MediaField.CONTAINER),
                        fact(MediaField.DURATION, Double::valueOf).orElse(0.0),
                        fact(MediaField.TRACKS, Tracks::read).orElse(List.of())),
                fact(MediaField.LOST, Losses::read).orElse(List.of()),
                facts.get(MediaField.KEPT),
                fact(MediaField.SSIM, Double::valueOf).orElse(null),
                facts.get(MediaField.SIDECAR_OF),
                facts.get(MediaField.SIDECAR_CONTENT));
    }

    private <T> Optional<T> fact(MediaField field, Function<String, T> reader) {
        return Optional.ofNullable(facts.get(field)).map(reader);
    }
}
