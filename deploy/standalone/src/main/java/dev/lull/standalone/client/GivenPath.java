package dev.lull.standalone.client;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** A path as a person gives it on the command line. */
public final class GivenPath {

    private static final Pattern STORE_URI = Pattern.compile("[a-z][a-z0-9+.-]*://.+", Pattern.DOTALL);

    private GivenPath() {}

    /** Who works on it may run in another folder, so a relative path is made whole; a store URI is left as it is. */
    public static String absolute(String given) {
        return STORE_URI.matcher(given).matches()
                ? given
                : Path.of(given).toAbsolutePath().normalize().toString();
    }
}
