package dev.lull.common.ledger;

/** What became of a wish to change a file's state. */
public enum TransitionResult {
    DONE,
    /** The file was in that state already: the same step was taken before. */
    REPEATED,
    /** The file's state does not allow it (another process went further), or the file is not known. */
    REFUSED
}
