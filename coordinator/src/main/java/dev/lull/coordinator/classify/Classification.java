package dev.lull.coordinator.classify;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * What a file is and where it goes next.
 *
 * @param state queued, deferred, skipped or quarantined
 * @param contentType MIME type by content
 * @param compatible whether a video may be uploaded as it is; null for everything else
 * @param reason one line; null where the state says it all
 */
public record Classification(
        MediaState state,
        MediaKind kind,
        String contentType,
        @Nullable Boolean compatible,
        @Nullable String reason) {

    static Classification queued(MediaKind kind, String contentType) {
        return new Classification(
                MediaState.QUEUED, kind, contentType, kind == MediaKind.VIDEO ? Boolean.TRUE : null, null);
    }

    static Classification imageByName(String contentType) {
        return new Classification(
                MediaState.QUEUED,
                MediaKind.IMAGE,
                contentType,
                null,
                "an image by its name; its first bytes are of no known format");
    }

    static Classification deferred(String contentType, String reason) {
        return new Classification(MediaState.DEFERRED, MediaKind.VIDEO, contentType, false, reason);
    }

    static Classification skipped(String contentType, String reason) {
        return new Classification(MediaState.SKIPPED, MediaKind.OTHER, contentType, null, reason);
    }

    static Classification damaged(MediaKind kind, String contentType, String reason) {
        return new Classification(MediaState.QUARANTINED, kind, contentType, null, reason);
    }

    /** The change of state that writes all this down. */
    public StateChange change() {
        StateChange change =
                StateChange.to(state).with(MediaField.KIND, kind.wireName()).with(MediaField.CONTENT_TYPE, contentType);
        if (compatible != null) {
            change = change.with(MediaField.COMPATIBLE, compatible);
        }
        return reason == null ? change : change.because(reason);
    }
}
