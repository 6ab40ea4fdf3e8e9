package dev.lull.common.ledger;

import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import java.util.Map;

/**
 * How many files there are.
 *
 * @param byState states without files are left out
 * @param queued of those that are queued, the images and the videos; sidecars are neither
 */
public record MediaCounts(Map<MediaState, Long> byState, Map<MediaKind, Long> queued) {

    public MediaCounts {
        byState = Map.copyOf(byState);
        queued = Map.copyOf(queued);
    }

    /** Of a state, 0 where there is none. */
    public long in(MediaState state) {
        return byState.getOrDefault(state, 0L);
    }

    /** Images or videos on their way to the target as they are. */
    public long queued(MediaKind kind) {
        return queued.getOrDefault(kind, 0L);
    }
}
