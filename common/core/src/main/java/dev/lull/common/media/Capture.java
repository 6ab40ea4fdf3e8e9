package dev.lull.common.media;

import org.jspecify.annotations.Nullable;

/**
 * What the camera wrote into a file. Anyone can write anything there: it is what the file says, not what is known.
 *
 * @param at when it was taken
 * @param place where, in decimal degrees of WGS 84, latitude first: {@code 48.85837,2.29448}
 * @param camera maker and model in one line: {@code Apple iPhone 13 Pro}
 */
public record Capture(
        @Nullable CaptureTime at,
        @Nullable String place,
        @Nullable String camera) {

    /** Of a file that says nothing. */
    public static final Capture UNKNOWN = new Capture(null, null, null);
}
