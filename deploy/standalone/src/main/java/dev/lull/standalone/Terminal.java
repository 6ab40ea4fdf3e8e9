package dev.lull.standalone;

import dev.lull.standalone.output.Bars;
import dev.lull.standalone.output.Display;
import dev.lull.standalone.output.Lines;

/** Whether output goes to a terminal, which the launcher knows: Java itself cannot tell on all versions. */
final class Terminal {

    /** Set by the launcher to the width of the terminal on stderr; not set when there is none. */
    static final String COLUMNS = "lull.terminal.columns";

    private static final int LEAST_COLUMNS = 40;

    private Terminal() {}

    /** Bars for a terminal, lines for everything else. */
    static Display display() {
        int columns = Integer.getInteger(COLUMNS, 0);
        return columns >= LEAST_COLUMNS ? new Bars(System.err, columns) : new Lines(System.out);
    }
}
