package dev.lull.standalone;

/** How the commands end; scripts rely on these. */
final class ExitStatus {

    static final int ALL_WELL = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    /** An image or a video may not have arrived: a file was quarantined, or one with such a name was skipped. */
    static final int NEEDS_ATTENTION = 3;
    /** What a shell sees of a program ended by Ctrl-C. */
    static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
