package dev.lull.standalone.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final FakeTerminal terminal = new FakeTerminal(80);
    private final PrintStream stream = terminal.stream();
    private final AtomicReference<TerminalSize> size = new AtomicReference<>(new TerminalSize(24, 80));
    private final Screen screen = new Screen(stream, size.get(), true, () -> Optional.of(size.get()));

    @AfterEach
    void close() {
        screen.close();
    }

    /** A row of this letter over the whole width, and one with nothing in it. */
    private static Function<Viewport, List<TextRow>> wide(String letter) {
        return port -> List.of(new TextRow().add(letter.repeat(port.columns()), Style.GOOD), TextRow.of(""));
    }

    private void resize(int columns) {
        size.set(new TerminalSize(24, columns));
        terminal.resize(columns);
        screen.resized();
    }

    @Test
    void whatIsShownTakesThePlaceOfWhatWas() {
        stream.print("$ lull run\n");
        screen.show(wide("a"));
        screen.show(wide("b"));

        assertThat(terminal.rows()).containsExactly("$ lull run", "b".repeat(79), "", "");
    }

    @Test
    void nothingIsWrittenWhileNothingChanges() {
        screen.show(wide("a"));
        int before = terminal.writes();

        screen.show(wide("a"));
        screen.resized();

        assertThat(terminal.writes()).isEqualTo(before);
    }

    @Test
    void inANarrowerTerminalNothingOfItStays() {
        stream.print("$ lull run\n");
        screen.show(wide("a"));

        resize(30);
        assertThat(terminal.rows()).containsExactly("$ lull run", "a".repeat(29), "", "");
        resize(29);
        resize(7);
        assertThat(terminal.rows()).containsExactly("$ lull ", "run", "a".repeat(6), "", "");
        resize(100);
        assertThat(terminal.rows()).containsExactly("$ lull run", "a".repeat(99), "", "");
    }

    @Test
    void itLeavesARowToTheCursor() {
        screen.show(port -> Collections.nCopies(port.rows(), TextRow.of("x")));
        assertThat(terminal.rows()).hasSize(24);
    }

    @Test
    void whatIsPrintedAboveStaysThere() {
        screen.show(wide("a"));
        PrintStream above = screen.above();

        above.print("lull: Redis ");
        above.println("unavailable");
        screen.show(wide("b"));

        assertThat(terminal.rows()).containsExactly("lull: Redis unavailable", "b".repeat(79), "", "");
    }

    @Test
    void atTheEndItIsGone() {
        stream.print("$ lull run\n");
        screen.show(wide("a"));
        screen.close();
        screen.show(wide("b"));
        screen.close();

        assertThat(terminal.rows()).containsExactly("$ lull run", "");
    }
}
