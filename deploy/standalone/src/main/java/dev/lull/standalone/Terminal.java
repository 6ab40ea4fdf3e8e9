package dev.lull.standalone;

import dev.lull.standalone.client.TerminalWidth;
import dev.lull.standalone.output.Bars;
import dev.lull.standalone.output.Display;
import dev.lull.standalone.output.Lines;

/** How the main job is shown. */
final class Terminal {

    private static final int LEAST_COLUMNS = 40;

    private Terminal() {}

    /** Bars for a terminal, lines for everything else. */
    static Display display() {
        int columns = TerminalWidth.columns();
        return columns >= LEAST_COLUMNS ? new Bars(System.err, columns) : new Lines(System.out);
    }
}
