package dev.lull.redis;

import dev.lull.common.media.MediaState;
import java.time.Instant;

/**
 * Where a file stands, from which its submission's counts and the index by state follow.
 *
 * @param moves how many states were entered so far
 * @param since when this one was
 */
record MediaPosition(String submission, MediaState state, long moves, Instant since) {}
