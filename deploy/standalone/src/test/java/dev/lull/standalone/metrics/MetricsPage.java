package dev.lull.standalone.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of {@code docs/metrics.md}. */
final class MetricsPage {

    private static final Path PAGE = Path.of("..", "..", "docs", "metrics.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\| (\\w+) \\| ([^|]*) \\| ([^|]*) \\| ([^|]*) \\| ([^|]+) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final List<Row> rows;

    private MetricsPage(List<Row> rows) {
        this.rows = rows;
    }

    static MetricsPage read() throws IOException {
        return new MetricsPage(ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> new Row(new Family(row.group(1), row.group(2), codes(row)), row.group(5)))
                .toList());
    }

    List<Row> rows() {
        return rows;
    }

    /** What is there from the start of this role. */
    Set<Family> immediately(String role) {
        return rows.stream()
                .filter(row -> row.isOf(role) && !row.later())
                .map(Row::family)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What this role may ever tell. */
    Set<Family> ever(String role) {
        return rows.stream().filter(row -> row.isOf(role)).map(Row::family).collect(Collectors.toSet());
    }

    private static Set<String> codes(MatchResult row) {
        return CODE.matcher(row.group(4))
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param roles {@code all}, or the names of some; {@code later} for what is not there before it happened */
    record Row(Family family, String roles) {

        boolean isOf(String role) {
            return roles.startsWith("all") || roles.contains(role);
        }

        boolean later() {
            return roles.endsWith("later");
        }
    }
}
