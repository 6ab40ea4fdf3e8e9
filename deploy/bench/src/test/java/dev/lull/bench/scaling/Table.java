package dev.lull.bench.scaling;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A table in Markdown, under its title. */
final class Table {

    private final StringBuilder text = new StringBuilder();

    Table(String title, Object... columns) {
        text.append("**").append(title).append("**\n\n");
        row(columns);
        text.append("|").append("---|".repeat(columns.length)).append("\n");
    }

    void row(Object... cells) {
        text.append(Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
