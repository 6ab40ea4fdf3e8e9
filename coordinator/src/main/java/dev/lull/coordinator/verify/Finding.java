package dev.lull.coordinator.verify;

import dev.lull.common.media.MediaFile;
import java.util.Locale;

/**
 * A file that is uploaded by the ledger, and is not at the target as it should be.
 *
 * @param file as it was when it was compared
 * @param detail one line for a person
 * @param sentAgain whether it is on its way again
 */
public record Finding(MediaFile file, Problem problem, String detail, boolean sentAgain) {

    /** What is wrong. */
    public enum Problem {
        MISSING,
        DIFFERS;

        /** The lower-case word used in JSON. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
