package dev.lull.standalone.progress;

import java.util.ArrayList;
import java.util.List;

/** One line, made of pieces of one style each. */
public final class TextRow {

    private final List<Span> spans = new ArrayList<>();

    private record Span(String text, Style style) {}

    static TextRow of(String text) {
        return new TextRow().add(text);
    }

    TextRow add(String text) {
        return add(text, Style.PLAIN);
    }

    TextRow add(String text, Style style) {
        spans.add(new Span(text, style));
        return this;
    }

    /** In cells. */
    int width() {
        return spans.stream().mapToInt(span -> Cells.width(span.text)).sum();
    }

    /** The same if it is no wider than this, else as much of it as is. */
    TextRow within(int cells) {
        if (width() <= cells) {
            return this;
        }
        TextRow cut = new TextRow();
        int left = cells - 1;
        for (Span span : spans) {
            int width = Cells.width(span.text);
            if (width > left) {
                return cut.add(Cells.beginning(span.text + Cells.CUT, left + 1), span.style);
            }
            cut.add(span.text, span.style);
            left -= width;
        }
        return cut;
    }

    String plain() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text));
        return text.toString();
    }

    String coloured() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.style.of(span.text)));
        return text.toString();
    }
}
