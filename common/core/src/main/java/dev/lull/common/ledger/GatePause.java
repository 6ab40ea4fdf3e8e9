package dev.lull.common.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * No conversion runs until it is over.
 *
 * @param by who asked for it, for people
 * @param drain whether units that run may end; otherwise they stand still
 * @param since by the ledger's clock
 * @param until by the same clock; null when only a resume ends it
 */
public record GatePause(
        String by, boolean drain, Instant since, @Nullable Instant until) {}
