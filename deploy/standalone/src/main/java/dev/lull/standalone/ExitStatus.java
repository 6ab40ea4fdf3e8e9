package dev.lull.standalone;

/** How the commands end; scripts rely on these. */
final class ExitStatus {

    static final int ALL_WELL = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int QUARANTINED = 3;
    /** What a shell sees of a program ended by Ctrl-C. */
    static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
