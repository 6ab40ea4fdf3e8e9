package dev.lull.coordinator.web;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether all can read the dashboard in both colour schemes, by the formula of WCAG 2. */
class DashboardContrastTest {

    private static final Path TOKENS = Path.of(
            "src", "main", "resources", "dev", "lull", "coordinator", "dashboard", "assets", "css", "tokens.css");
    private static final Path PAGE = Path.of("..", "docs", "dashboard.md");
    private static final String BEGIN = "<!-- contrast: begin -->";
    private static final String END = "<!-- contrast: end -->";
    private static final Pattern TOKEN =
            Pattern.compile("--([a-z0-9-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\);");

    private static final double TEXT = 4.5;
    private static final double SHAPE = 3;

    private record Scheme(int light, int dark) {}

    private record Pair(String front, String back, double needed) {

        double light() {
            return contrast(COLOURS.get(front).light(), COLOURS.get(back).light());
        }

        double dark() {
            return contrast(COLOURS.get(front).dark(), COLOURS.get(back).dark());
        }

        String row() {
            return String.format(
                    Locale.ROOT, "| `%s` on `%s` | %.1f | %.1f | %.1f |", front, back, needed, light(), dark());
        }
    }

    private static final Map<String, Scheme> COLOURS = colours();

    static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (String text : List.of("ink", "muted", "accent")) {
            for (String ground : List.of("ground", "surface", "raised", "sunk")) {
                pairs.add(new Pair(text, ground, TEXT));
            }
        }
        for (String tone : List.of("good", "busy", "wait", "bad")) {
            pairs.add(new Pair(tone, tone + "-soft", TEXT));
            pairs.add(new Pair(tone, "surface", TEXT));
        }
        pairs.add(new Pair("on-accent", "accent", TEXT));
        pairs.add(new Pair("on-accent", "accent-hover", TEXT));
        pairs.add(new Pair("ground", "ink", TEXT));
        for (String shape : List.of("edge", "focus", "segment-done")) {
            pairs.add(new Pair(shape, "surface", SHAPE));
        }
        pairs.add(new Pair("segment-done", "segment-pending", SHAPE));
        pairs.add(new Pair("segment-standing", "segment-pending", SHAPE));
        IntStream.range(0, 8).forEach(worker -> pairs.add(new Pair("worker-" + worker, "surface", SHAPE)));
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyPairOfColoursHasTheContrastItNeeds(Pair pair) {
        assertThat(pair.light()).as("light").isGreaterThanOrEqualTo(pair.needed());
        assertThat(pair.dark()).as("dark").isGreaterThanOrEqualTo(pair.needed());
    }

    @Test
    void theDocumentedFiguresAreThoseOfTheColours() throws IOException {
        List<String> made = Stream.concat(
                        Stream.of("| pair | needs | light | dark |", "|---|---|---|---|"),
                        pairs().stream().map(Pair::row))
                .toList();
        List<String> page = Files.readAllLines(PAGE);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        assertThat(begin).as("%s has its markers", PAGE).isNotNegative().isLessThan(end);

        if (Boolean.getBoolean("lull.write-docs")) {
            List<String> written = new ArrayList<>(page.subList(0, begin + 1));
            written.addAll(made);
            written.addAll(page.subList(end, page.size()));
            Files.write(PAGE, written);
            page = written;
            end = page.indexOf(END);
        }

        assertThat(page.subList(begin + 1, end))
                .as("docs/dashboard.md; to write it anew: mvn -q test -pl coordinator -am -Dtest=DashboardContrastTest"
                        + " -Dlull.write-docs=true -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(made);
    }

    private static Map<String, Scheme> colours() {
        try {
            return TOKEN.matcher(Files.readString(TOKENS))
                    .results()
                    .collect(toMap(
                            token -> token.group(1),
                            token -> new Scheme(
                                    Integer.parseInt(token.group(2), 16), Integer.parseInt(token.group(3), 16))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double contrast(int one, int other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
