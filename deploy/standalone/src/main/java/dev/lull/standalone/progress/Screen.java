package dev.lull.standalone.progress;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jline.utils.Signals;

/**
 * The last rows of a terminal, drawn anew when what they show changes or the terminal gets another size. Above them
 * text can be printed, which stays.
 */
public final class Screen implements AutoCloseable {

    private static final String RESIZED = "WINCH";
    private static final String ESCAPE = "\u001b[";
    private static final String EMPTY_ROW = ESCAPE + "2K\n";

    /** Of a row that a terminal takes to be wider than it is, the end is lost, and not the place of all others. */
    private static final String WRAP_OFF = ESCAPE + "?7l";

    private static final String WRAP_ON = ESCAPE + "?7h";

    private final PrintStream terminal;
    private final boolean colours;
    private final Supplier<Optional<TerminalSize>> asked;
    private final Object handlerBefore;
    private TerminalSize size;
    private Function<Viewport, List<TextRow>> picture = port -> List.of();
    private List<TextRow> drawn = List.of();
    private boolean closed;

    /** Nothing is drawn yet. */
    public Screen(PrintStream terminal, TerminalSize size, boolean colours) {
        this(terminal, size, colours, TerminalSize::now);
    }

    /** @param asked for the size after it changed */
    Screen(PrintStream terminal, TerminalSize size, boolean colours, Supplier<Optional<TerminalSize>> asked) {
        this.terminal = terminal;
        this.size = size;
        this.colours = colours;
        this.asked = asked;
        this.handlerBefore = Signals.register(RESIZED, this::resized);
    }

    /** Shows this from now on, for whatever size the terminal has. */
    public synchronized void show(Function<Viewport, List<TextRow>> now) {
        picture = now;
        draw("");
    }

    /** To print above it; what is no whole line yet waits. */
    public PrintStream above() {
        return new PrintStream(new WholeLines(), true, StandardCharsets.UTF_8);
    }

    synchronized void resized() {
        size = asked.get().orElse(size);
        draw("");
    }

    private synchronized void printAbove(String line) {
        if (closed) {
            terminal.print(line);
            terminal.flush();
        } else {
            draw(line);
        }
    }

    /** In one piece, so that nothing else is seen in between. */
    private void draw(String above) {
        if (closed) {
            return;
        }
        // one row is left to the cursor, and one column, as terminals differ in what they do behind the last one
        Viewport port = new Viewport(Math.max(1, size.rows() - 1), Math.max(1, size.columns() - 1));
        List<TextRow> rows = picture.apply(port);
        String text = text(rows);
        if (above.isEmpty() && text.equals(text(drawn))) {
            return;
        }
        terminal.print(wiped() + above + WRAP_OFF + text + WRAP_ON);
        terminal.flush();
        drawn = rows;
    }

    private String text(List<TextRow> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(colours ? row.coloured() : row.plain()).append('\n'));
        return text.toString();
    }

    /**
     * Row by row: of a screen that is emptied as a whole some terminals keep what was there, for those who scroll back.
     * What is wider than the terminal is now takes more rows than it was drawn in; those that left it stay behind.
     */
    private String wiped() {
        int taken = drawn.stream()
                .mapToInt(row -> Math.max(1, (row.width() + size.columns() - 1) / size.columns()))
                .sum();
        int rows = Math.min(taken, size.rows() - 1);
        String up = "\r" + ESCAPE + rows + "A";
        return rows == 0 ? "" : up + EMPTY_ROW.repeat(rows) + up;
    }

    /** Takes it off the terminal. */
    @Override
    public synchronized void close() {
        if (!closed) {
            Signals.unregister(RESIZED, handlerBefore);
            terminal.print(wiped());
            terminal.flush();
            closed = true;
        }
    }

    private final class WholeLines extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int each) {
            line.write(each);
            if (each == '\n') {
                printAbove(line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
        }
    }
}
