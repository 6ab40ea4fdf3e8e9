package dev.lull.common.ledger;

import java.util.Locale;

/** Where a conversion stands; the words are those of the checkpoint. */
public enum ConversionStatus {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** The lower-case word used in Redis and JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status for a {@link #wireName()}; throws {@link IllegalArgumentException} on any other text. */
    public static ConversionStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** True when no unit of it may be worked on any more. */
    public boolean ended() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
