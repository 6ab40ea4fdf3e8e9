package dev.lull.common.probe;

import org.jspecify.annotations.Nullable;

/**
 * A stream that is neither a moving picture nor sound.
 *
 * @param kind {@code cover picture}, {@code subtitle}, {@code data}, {@code attachment}
 * @param codec ffmpeg's name or the container's tag
 */
public record ExtraStream(int index, String kind, String codec, StreamLabel label) {

    /** {@code subtitle (subrip, eng)}. */
    @Override
    public String toString() {
        return described(kind, codec, label);
    }

    static String described(String kind, String codec, StreamLabel label) {
        @Nullable String language = label.language();
        return kind + " (" + codec + (language == null ? "" : ", " + language) + ")";
    }
}
