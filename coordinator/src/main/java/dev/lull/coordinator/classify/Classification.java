package dev.lull.coordinator.classify;

import dev.lull.common.media.Capture;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.media.Tracks;
import org.jspecify.annotations.Nullable;

/**
 * What a file is and where it goes next.
 *
 * @param state queued, deferred, unpacking, skipped or quarantined
 * @param contentType MIME type by content
 * @param compatible whether a video may be uploaded as it is; null for everything else
 * @param reason one line; null where the state says it all
 * @param capture when, where and with what it was taken, as it says itself
 * @param tracks what is in a video, as it says itself
 */
public record Classification(
        MediaState state,
        MediaKind kind,
        String contentType,
        @Nullable Boolean compatible,
        @Nullable String reason,
        Capture capture,
        Tracks tracks) {

    static Classification queued(MediaKind kind, String contentType) {
        return new Classification(
                MediaState.QUEUED,
                kind,
                contentType,
                kind == MediaKind.VIDEO ? Boolean.TRUE : null,
                null,
                Capture.UNKNOWN,
                Tracks.NONE);
    }

    static Classification imageByName(String contentType) {
        return new Classification(
                MediaState.QUEUED,
                MediaKind.IMAGE,
                contentType,
                null,
                "an image by its name; its first bytes are of no known format",
                Capture.UNKNOWN,
                Tracks.NONE);
    }

    static Classification deferred(String contentType, String reason) {
        return new Classification(
                MediaState.DEFERRED, MediaKind.VIDEO, contentType, false, reason, Capture.UNKNOWN, Tracks.NONE);
    }

    static Classification skipped(String contentType, String reason) {
        return new Classification(
                MediaState.SKIPPED, MediaKind.OTHER, contentType, null, reason, Capture.UNKNOWN, Tracks.NONE);
    }

    static Classification archive(String contentType) {
        return new Classification(
                MediaState.UNPACKING, MediaKind.ARCHIVE, contentType, null, "an archive", Capture.UNKNOWN, Tracks.NONE);
    }

    static Classification damaged(MediaKind kind, String contentType, String reason) {
        return new Classification(
                MediaState.QUARANTINED, kind, contentType, null, reason, Capture.UNKNOWN, Tracks.NONE);
    }

    /** Whether it goes on to the target, as it is or converted. */
    public boolean accepted() {
        return state == MediaState.QUEUED || state == MediaState.DEFERRED;
    }

    /** Whether it is an archive whose files are to be taken out. */
    public boolean unpacked() {
        return state == MediaState.UNPACKING;
    }

    boolean skipped() {
        return state == MediaState.SKIPPED;
    }

    Classification taken(Capture by) {
        return new Classification(state, kind, contentType, compatible, reason, by, tracks);
    }

    Classification holding(Tracks probed) {
        return new Classification(state, kind, contentType, compatible, reason, capture, probed);
    }

    /** The change of state that writes all this down. */
    public StateChange change() {
        StateChange change =
                StateChange.to(state).with(MediaField.KIND, kind.wireName()).with(MediaField.CONTENT_TYPE, contentType);
        if (compatible != null) {
            change = change.with(MediaField.COMPATIBLE, compatible);
        }
        change = withIfKnown(change, MediaField.CAPTURED_AT, capture.at());
        change = withIfKnown(change, MediaField.CAPTURED_PLACE, capture.place());
        change = withIfKnown(change, MediaField.CAMERA, capture.camera());
        if (tracks.container() != null) {
            change = change.with(MediaField.CONTAINER, tracks.container())
                    .with(MediaField.DURATION, tracks.duration())
                    .with(MediaField.TRACKS, tracks.text());
        }
        return reason == null ? change : change.because(reason);
    }

    private static StateChange withIfKnown(StateChange change, MediaField field, @Nullable Object value) {
        return value == null ? change : change.with(field, value);
    }
}
