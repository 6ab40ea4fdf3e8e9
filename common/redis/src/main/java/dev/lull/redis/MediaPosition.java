package dev.lull.redis;

import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a file stands, from which its submission's counts and the index by state follow.
 *
 * @param moves how many states were entered so far
 * @param since when this one was
 * @param kind null for a sidecar, and for what has not been looked at
 */
record MediaPosition(
        String submission,
        MediaState state,
        long moves,
        Instant since,
        @Nullable MediaKind kind) {}
