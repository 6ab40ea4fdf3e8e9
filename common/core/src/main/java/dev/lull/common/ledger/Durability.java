package dev.lull.common.ledger;

import java.util.Locale;

/** What a ledger has on disk, and so what is left of it after a power cut. */
public enum Durability {
    /** Every change, within a second. */
    EVERY_CHANGE,
    /** At most a copy of now and then: what was written since is lost. */
    SNAPSHOTS,
    /** The last write to its disk failed. */
    FAILING,
    /** It does not tell. */
    UNKNOWN;

    /** The lower-case word used as a label. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
