package dev.lull.kubernetes.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of all series that {@code docs/metrics.md} lists. */
final class DocumentedMetrics {

    private static final Path PAGE = Path.of("..", "..", "docs", "metrics.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (counter|gauge|histogram|summary) \\|");
    private static final Pattern NAME =
            Pattern.compile("\\b(?:lull|disk|executor|jetty|jvm|kafka|process|system)_[a-z0-9_]+\\b");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    private DocumentedMetrics() {}

    /** What of this expression is documented nowhere. */
    static Set<String> unknown(String expression) {
        Set<String> names = names(expression);
        names.removeAll(series());
        return names;
    }

    /** The series it is about. */
    static Set<String> names(String expression) {
        return NAME.matcher(TEXT.matcher(expression).replaceAll("\"\""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> series() {
        Set<String> series = new HashSet<>();
        try {
            ROW.matcher(Files.readString(PAGE)).results().forEach(row -> series.addAll(of(row.group(1), row.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return series;
    }

    private static List<String> of(String name, String type) {
        return switch (type) {
            case "histogram" -> List.of(name + "_bucket", name + "_count", name + "_sum", name + "_max");
            case "summary" -> List.of(name + "_count", name + "_sum", name + "_max");
            default -> List.of(name);
        };
    }
}
