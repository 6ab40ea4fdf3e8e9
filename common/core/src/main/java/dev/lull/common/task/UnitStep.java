package dev.lull.common.task;

import java.util.Locale;

/** What happened to a unit. */
public enum UnitStep {
    /** A worker has claimed it and begins; said again for each further beginning. */
    STARTED,
    /** It is verified and in the store. */
    FINISHED,
    /** It failed and may be tried again. */
    FAILED;

    /** The lower-case word used in records. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
