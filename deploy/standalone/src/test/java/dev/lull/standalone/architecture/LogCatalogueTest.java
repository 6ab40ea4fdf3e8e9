package dev.lull.standalone.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Log lines of level INFO and above: each begins with a fixed text that can be searched, and is listed in
 * {@code docs/operating.md}.
 */
class LogCatalogueTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path CATALOGUE = ROOT.resolve("docs/operating.md");
    private static final int SHORTEST_FIXED_TEXT = 8;

    /** The vocabulary of the seed, which stays as it is. */
    private static final Set<String> SEED = Set.of(
            "found {} incomplete {}",
            "resumed conversion of {} (from {} %)",
            "resumed conversion of {} after crash of {} (from {} %): {}");

    private static final Pattern CALL =
            Pattern.compile("\\blog\\s*\\.\\s*(info|warn|error|at(?:Info|Warn|Error|Level))\\(");
    private static final Pattern TEXT = Pattern.compile("\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*([,)])");
    private static final Pattern ROW =
            Pattern.compile("\\| (INFO|WARN|ERROR) \\| `([^`]+)` \\| [^|]*\\w[^|]* \\| [^|]*\\w[^|]* \\|");

    private static final List<Statement> statements = new ArrayList<>();
    private static final Set<Line> catalogue = new TreeSet<>();

    /** A log line without its values: level and text, with {@code {}} for each value. */
    private record Line(String level, String text) implements Comparable<Line> {

        String fixedText() {
            int value = text.indexOf("{}");
            return value < 0 ? text : text.substring(0, value);
        }

        @Override
        public int compareTo(Line other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return level + " " + text;
        }
    }

    /**
     * A line of code that logs.
     *
     * @param line empty text when the code gives no literal
     * @param where file and line number
     */
    private record Statement(Line line, String where) {

        @Override
        public String toString() {
            return where + ": " + line;
        }
    }

    @BeforeAll
    static void readSourcesAndCatalogue() throws IOException {
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    readStatements(file);
                }
            }
        }
        ROW.matcher(Files.readString(CATALOGUE))
                .results()
                .forEach(row -> catalogue.add(new Line(row.group(1), row.group(2))));
        assertThat(statements).as("log statements").hasSizeGreaterThan(50);
    }

    @Test
    void everyTextIsALiteral() {
        assertThat(statements)
                .as("log statements must be log.info, log.warn or log.error with one string literal as text")
                .filteredOn(statement -> statement.line().text().isEmpty())
                .isEmpty();
    }

    @Test
    void everyTextBeginsWithAFixedText() {
        assertThat(statements)
                .as("log statements need at least %d characters before their first {}", SHORTEST_FIXED_TEXT)
                .filteredOn(statement -> !SEED.contains(statement.line().text()))
                .filteredOn(statement -> statement.line().fixedText().length() < SHORTEST_FIXED_TEXT)
                .isEmpty();
    }

    @Test
    void aFixedTextMeansOneEvent() {
        Map<String, Set<Line>> linesByFixedText = statements.stream()
                .map(Statement::line)
                .filter(line -> !SEED.contains(line.text()))
                .collect(groupingBy(
                        line -> line.level() + " " + line.fixedText(),
                        TreeMap::new,
                        mapping(line -> line, toCollection(TreeSet::new))));
        assertThat(linesByFixedText)
                .as("texts of one level with the same beginning, up to their first {}")
                .allSatisfy(
                        (fixedText, lines) -> assertThat(lines).as(fixedText).hasSize(1));
    }

    @Test
    void everyStatementIsInTheCatalogue() {
        assertThat(statements)
                .as("log statements that need a row | LEVEL | `text` | meaning | what to do | in %s", CATALOGUE)
                .filteredOn(statement -> !catalogue.contains(statement.line()))
                .isEmpty();
    }

    @Test
    void everyRowOfTheCatalogueHasAStatement() {
        Set<Line> logged = statements.stream().map(Statement::line).collect(toSet());
        assertThat(catalogue)
                .as("rows of %s that need a log statement in the code", CATALOGUE)
                .filteredOn(line -> !logged.contains(line))
                .isEmpty();
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.walk(ROOT, 2)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .sorted()
                    .toList();
        }
    }

    private static void readStatements(Path file) throws IOException {
        String code = Files.readString(file);
        Matcher call = CALL.matcher(code);
        while (call.find()) {
            Matcher text = TEXT.matcher(code).region(call.end(), code.length());
            Line line = new Line(call.group(1).toUpperCase(Locale.ROOT), text.lookingAt() ? text.group(1) : "");
            long number = code.substring(0, call.start()).lines().count();
            statements.add(new Statement(line, ROOT.relativize(file) + ":" + number));
        }
    }
}
