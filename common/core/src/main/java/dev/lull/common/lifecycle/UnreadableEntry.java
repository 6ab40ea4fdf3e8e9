package dev.lull.common.lifecycle;

/**
 * The ledger holds something under this key that this Lull does not understand; asking again gives the same answer. So
 * it is no outage, and nothing waits for it.
 */
public final class UnreadableEntry extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what the key, and what is wrong with it */
    public UnreadableEntry(String what) {
        super("unreadable in the ledger: " + what + "; was it written by another version of Lull, or by hand?");
    }
}
