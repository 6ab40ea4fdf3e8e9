package dev.lull.common.ledger;

/**
 * Something that people are to be told.
 *
 * @param id of the submission or the file
 */
public record Notice(Kind kind, String id) {

    /** What happened to it. */
    public enum Kind {
        /** A submission: nothing more happens to any of its files. */
        SETTLED("settled"),
        /** A file. */
        QUARANTINED("quarantined");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word used in settings and Redis. */
        public String word() {
            return word;
        }
    }

    /** As {@link #of} reads it. */
    public String text() {
        return kind.word() + ":" + id;
    }

    /** Throws {@link IllegalArgumentException} on any other text than that of a notice. */
    public static Notice of(String text) {
        int colon = text.indexOf(':');
        for (Kind kind : Kind.values()) {
            if (colon > 0 && kind.word().equals(text.substring(0, colon))) {
                return new Notice(kind, text.substring(colon + 1));
            }
        }
        throw new IllegalArgumentException(text);
    }
}
