package dev.lull.convert.meter;

import java.util.Locale;

/** Why a unit is encoded more than once, as a label. */
public enum Remade {
    /** It was finished here when another worker had taken it over. */
    TAKEN_OVER,
    /** Assembly found that it is no good. */
    BAD;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
