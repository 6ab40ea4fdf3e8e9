package dev.lull.common.media;

import java.util.Locale;

/** What a file is, decided by its content; by its name only where that is an image's and the content does not tell. */
public enum MediaKind {
    IMAGE,
    VIDEO,
    /** Files in a file; they are what Lull carries. */
    ARCHIVE,
    /** Anything Lull does not carry: text, audio, unknown bytes. */
    OTHER;

    /** The lower-case word used in records, Redis, JSON and on screen. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind for a {@link #wireName()}; throws {@link IllegalArgumentException} on any other text. */
    public static MediaKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
