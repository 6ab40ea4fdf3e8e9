package dev.lull.common.ops;

import org.jspecify.annotations.Nullable;

/**
 * What a look at one thing that Lull needs has found.
 *
 * @param what was looked at, in a word or two
 * @param found in one line
 * @param advice what to do, in one line; null where nothing is to be done
 */
public record Checkup(
        String what,
        Verdict verdict,
        String found,
        @Nullable String advice) {

    /** How it is. */
    public enum Verdict {
        GOOD,
        /** Lull works, but not as well, or not as safely, as it could. */
        WARNING,
        /** Lull does not work. */
        BAD
    }

    public static Checkup good(String what, String found) {
        return new Checkup(what, Verdict.GOOD, found, null);
    }

    public static Checkup warning(String what, String found, String advice) {
        return new Checkup(what, Verdict.WARNING, found, advice);
    }

    public static Checkup bad(String what, String found, String advice) {
        return new Checkup(what, Verdict.BAD, found, advice);
    }
}
