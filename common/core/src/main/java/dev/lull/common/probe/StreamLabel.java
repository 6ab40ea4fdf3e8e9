package dev.lull.common.probe;

import org.jspecify.annotations.Nullable;

/**
 * Who a stream is for, as its container says.
 *
 * @param preferred whether players choose it by themselves
 * @param aside whether it is a commentary, a description for the blind or a dub: chosen only when asked for
 * @param language ISO 639-2, such as {@code eng}; null when not said
 * @param title null when not said
 * @param encrypted whether it needs a key that is not in the file
 */
public record StreamLabel(
        boolean preferred,
        boolean aside,
        @Nullable String language,
        @Nullable String title,
        boolean encrypted) {

    /** Of a stream of which nothing is said. */
    public static final StreamLabel PLAIN = new StreamLabel(false, false, null, null, false);
}
