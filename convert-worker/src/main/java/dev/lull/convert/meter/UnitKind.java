package dev.lull.convert.meter;

import java.util.Locale;

/** What is made in one go, as a label. */
public enum UnitKind {
    SEGMENT,
    AUDIO,
    /** A video in one piece. */
    WHOLE,
    /** The result, of its finished units. */
    ASSEMBLY;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
