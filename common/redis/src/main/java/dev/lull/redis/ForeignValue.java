package dev.lull.redis;

import java.util.regex.Pattern;

/**
 * Answers by which Redis refuses a command, or a script breaks off, because of what is written under its key: a key of
 * another type, or a field that should be a number. Any other error may pass, or concerns the whole server.
 */
final class ForeignValue {

    private static final Pattern ANSWER = Pattern.compile("WRONGTYPE"
            + "|value is (not an integer|not a float|not a valid float)"
            + "|increment or decrement would overflow"
            + "|attempt to (compare|perform arithmetic|concatenate|index)|bad argument #");

    private ForeignValue() {}

    static boolean isReasonOf(String error) {
        return ANSWER.matcher(error).find();
    }
}
