package dev.lull.coordinator.history;

import dev.lull.common.media.MediaState;
import dev.lull.common.task.HistoryEntry;
import java.util.Optional;

/** How the conversion of a file ended. */
enum ConversionOutcome {
    /** Its result was verified and arrived. */
    COMPLETED,
    /** There is no result that could be verified. */
    FAILED,
    CANCELLED;

    /**
     * Of a file that was planned; empty where its result is there and only its upload failed, or was cancelled: that
     * file may still arrive, and is counted then.
     */
    static Optional<ConversionOutcome> of(HistoryEntry entry) {
        boolean converted = entry.convertedAt() != null;
        if (entry.state() == MediaState.UPLOADED && converted) {
            return Optional.of(COMPLETED);
        }
        if (entry.state() == MediaState.QUARANTINED && !converted) {
            return Optional.of(FAILED);
        }
        return entry.state() == MediaState.CANCELLED && !converted ? Optional.of(CANCELLED) : Optional.empty();
    }
}
