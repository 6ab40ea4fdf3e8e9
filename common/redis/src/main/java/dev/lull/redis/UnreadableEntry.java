package dev.lull.redis;

/** Redis holds something that this Lull does not understand; asking again gives the same answer. */
final class UnreadableEntry extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnreadableEntry(String what) {
        super("unreadable in Redis: " + what + "; was it written by another version of Lull, or by hand?");
    }
}
