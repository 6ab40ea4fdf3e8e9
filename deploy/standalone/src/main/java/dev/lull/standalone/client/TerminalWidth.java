package dev.lull.standalone.client;

/** The terminal of this command, which the launcher knows: Java itself cannot tell on all versions. */
public final class TerminalWidth {

    /** Set by the launcher to the width of the terminal on stderr; not set when there is none. */
    public static final String PROPERTY = "lull.terminal.columns";

    private TerminalWidth() {}

    /** Its columns; 0 when there is none. */
    public static int columns() {
        return Integer.getInteger(PROPERTY, 0);
    }
}
