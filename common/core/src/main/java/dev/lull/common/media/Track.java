package dev.lull.common.media;

import org.jspecify.annotations.Nullable;

/**
 * One stream of a video, in words for people. Texts are of one line; what a file says of itself is cut.
 *
 * @param kind {@code video}, {@code audio}, {@code subtitle}, {@code cover picture}, {@code data}, {@code attachment}
 * @param codec ffmpeg's name, or the container's tag
 * @param language ISO 639-2, such as {@code eng}; null when not said
 * @param details {@code 1920x1080, 25 fps, High, yuv420p}; may be empty
 */
public record Track(String kind, String codec, @Nullable String language, String details) {

    private static final int LONGEST = 100;

    public Track {
        codec = OneLine.of(codec, LONGEST);
        language = language == null ? null : OneLine.of(language, LONGEST);
        details = OneLine.of(details, LONGEST);
    }
}
