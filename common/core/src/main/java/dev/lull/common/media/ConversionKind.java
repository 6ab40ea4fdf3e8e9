package dev.lull.common.media;

import java.util.Locale;

/** How much of a video must be made anew, cheapest first. */
public enum ConversionKind {
    /** Nothing: it is compatible as it is. */
    NONE,
    /** New container, with those streams that it can hold, as they are. */
    REMUX,
    /** Video copied, audio encoded. */
    AUDIO,
    /** Video encoded, audio copied. */
    VIDEO,
    /** Both encoded. */
    FULL;

    /** Whether the picture is made anew. */
    public boolean encodesVideo() {
        return this == VIDEO || this == FULL;
    }

    /** The lower-case word used in records, Redis, JSON and on screen. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind for a {@link #wireName()}; throws {@link IllegalArgumentException} on any other text. */
    public static ConversionKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
