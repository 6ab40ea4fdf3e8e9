package dev.lull.standalone;

import dev.lull.standalone.output.Display;
import dev.lull.standalone.output.Lines;
import dev.lull.standalone.output.Panel;
import dev.lull.standalone.progress.Screen;
import dev.lull.standalone.progress.TerminalSize;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** How what goes on is shown. */
final class Terminal {

    private Terminal() {}

    /** A panel for a terminal, lines for everything else. */
    static Display display() {
        Optional<Screen> screen = screen();
        return screen.isPresent()
                ? new Panel(screen.get(), Clock.system(ZoneId.systemDefault()))
                : new Lines(System.out);
    }

    /** On stderr, as stdout may be a pipe; empty where that is no terminal, or one that can only add text. */
    static Optional<Screen> screen() {
        return TerminalSize.atStart().map(size -> new Screen(System.err, size, wantsColours()));
    }

    /** @see <a href="https://no-color.org">NO_COLOR</a> */
    private static boolean wantsColours() {
        String without = System.getenv("NO_COLOR");
        return without == null || without.isEmpty();
    }
}
