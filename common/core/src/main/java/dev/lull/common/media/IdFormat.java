package dev.lull.common.media;

import java.util.regex.Pattern;

/**
 * What an id of a file or a submission looks like. Ids become part of Redis keys and of paths in the store, so nothing
 * that comes from outside is used as one unless it matches.
 */
public final class IdFormat {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private IdFormat() {}

    public static boolean matches(String text) {
        return ID.matcher(text).matches();
    }
}
