package dev.lull.bench.chaos.check;

/** What the run itself did to a file after it had handed it over. */
public enum Fate {
    /** Nothing, so it has to arrive. */
    STAYS,
    /** Had it cancelled, alone or with its submission. */
    CANCELLED,
    /** Deleted the original. */
    VANISHED
}
