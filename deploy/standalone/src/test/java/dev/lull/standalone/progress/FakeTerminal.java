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
            Pattern.compile("\u001b\\[(\\d*)A|\u001b\\[2K|\u001b\\[\\?7[lh]|\u001b\\[\\d+m|\r|\n|[^\\p{Cntrl}]+");

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<Row> rows = new ArrayList<>(List.of(new Row("", false)));
    private int columns;
    private int row;
    private int column;
    private int writes;

    /** @param goesOn whether the next row belongs to the same line */
    private record Row(String text, boolean goesOn) {}

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

    /** How often something came. */
    int writes() {
        return writes;
    }

    /** What stands there, row by row; the cursor is in the last one. */
    public List<String> rows() {
        List<String> shown = new ArrayList<>(rows.stream().map(Row::text).toList());
        while (shown.size() > row + 1 && shown.get(shown.size() - 1).isEmpty()) {
            shown.remove(shown.size() - 1);
        }
        return shown;
    }

    /** The cursor stays in its line. */
    void resize(int width) {
        List<Row> before = List.copyOf(rows);
        int cursor = row;
        rows.clear();
        columns = width;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < before.size(); i++) {
            line.append(before.get(i).text);
            row = i == cursor ? rows.size() : row;
            if (!before.get(i).goesOn) {
                while (line.length() > width) {
                    rows.add(new Row(line.substring(0, width), true));
                    line.delete(0, width);
                }
                rows.add(new Row(line.toString(), false));
                line.setLength(0);
            }
        }
    }

    private void take(String text) {
        writes += text.isEmpty() ? 0 : 1;
        Matcher piece = PIECE.matcher(text);
        int end = 0;
        while (piece.find() && piece.start() == end) {
            end = piece.end();
            take(piece.group(), piece.group(1));
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("not known to this terminal: " + text.substring(end));
        }
    }

    private void take(String piece, String number) {
        if (piece.equals("\n")) {
            row++;
            column = 0;
            if (row == rows.size()) {
                rows.add(new Row("", false));
            }
        } else if (piece.equals("\r")) {
            column = 0;
        } else if (number != null) {
            row = Math.max(0, row - Integer.parseInt(number));
        } else if (piece.equals("\u001b[2K")) {
            rows.set(row, new Row("", false));
        } else if (!piece.startsWith("\u001b")) {
            print(piece);
        }
    }

    private void print(String text) {
        Row there = rows.get(row);
        int end = Math.min(columns, column + text.length());
        String printed = there.text.substring(0, column) + text;
        String rest = there.text.length() > end ? there.text.substring(end) : "";
        rows.set(row, new Row(printed.substring(0, end) + rest, there.goesOn));
        column = end;
    }
}
