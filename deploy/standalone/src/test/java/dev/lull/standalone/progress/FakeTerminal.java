package dev.lull.standalone.progress;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal for text whose characters all take one cell. As most do, it breaks lines anew when it gets another width;
 * it fails on what it does not know.
 */
public final class FakeTerminal {

    private static final Pattern PIECE =
            Pattern.compile("\u001b\\[(\\d*)A|\u001b\\[J|\u001b\\[\\?7[lh]|\u001b\\[\\d+m|\r|\n|[^\\p{Cntrl}]+");

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    /** As they were printed, without a break where the terminal makes one. */
    private final List<String> lines = new ArrayList<>(List.of(""));

    private int columns;
    private int writes;

    public FakeTerminal(int columns) {
        this.columns = columns;
    }

    public PrintStream stream() {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int each) {
                        received.write(each);
                    }

                    @Override
                    public void flush() {
                        take(received.toString(StandardCharsets.UTF_8));
                        received.reset();
                    }
                },
                false,
                StandardCharsets.UTF_8);
    }

    void resize(int width) {
        columns = width;
    }

    /** How often something came. */
    int writes() {
        return writes;
    }

    /** What stands there, by printed line; the last is that of the cursor. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    private void take(String text) {
        writes += text.isEmpty() ? 0 : 1;
        Matcher piece = PIECE.matcher(text);
        int end = 0;
        while (piece.find()) {
            if (piece.start() != end) {
                break;
            }
            end = piece.end();
            take(piece.group(), piece.group(1));
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("not known to this terminal: " + text.substring(end));
        }
    }

    private void take(String piece, String number) {
        if (piece.equals("\n")) {
            lines.add("");
        } else if (number != null) {
            up(Integer.parseInt(number));
        } else if (!piece.equals("\r") && !piece.startsWith("\u001b")) {
            lines.set(lines.size() - 1, lines.get(lines.size() - 1) + piece);
        }
    }

    /** To the beginning of a printed line, and everything from there on is emptied by what always follows. */
    private void up(int rows) {
        int left = rows;
        if (!lines.remove(lines.size() - 1).isEmpty()) {
            throw new IllegalStateException("the cursor is not at the beginning of an empty row");
        }
        while (left > 0) {
            String line = lines.remove(lines.size() - 1);
            left -= Math.max(1, (line.length() + columns - 1) / columns);
        }
        if (left < 0) {
            throw new IllegalStateException("the cursor is in the middle of a line");
        }
        lines.add("");
    }
}
