package dev.lull.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every fixture spoils an overlay in one way, and is found out for that and for nothing else. */
class BrokenManifestsIT {

    private static final Path FIXTURES = Path.of("src/test/resources/broken");

    @ParameterizedTest
    @CsvFileSource(resources = "/broken.csv", delimiter = '|', numLinesToSkip = 1)
    void aBrokenManifestIsRefusedForItsOwnReason(String fixture, String overlay, String rule, String phrase)
            throws IOException {
        String file = fixture + ".yaml";
        Path folder = Files.createDirectories(Path.of("target/broken", fixture));
        Files.copy(FIXTURES.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        boolean additional = fixture.startsWith("additional-");
        String rendered = Folders.render("broken/" + fixture, """
                resources: [../../../overlays/%s%s]
                patches: [%s]
                """.formatted(
                        overlay, additional ? ", " + file : "", additional ? "" : "{path: " + file + "}"));

        assertThat(Checks.problemsOf(rendered)).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.rule()).as(problem.toString()).isEqualTo(rule);
            assertThat(problem.toString()).contains(phrase);
        });
    }

    @Test
    void everyRuleAndEveryFixtureIsInTheTable() throws IOException {
        List<String[]> rows;
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/broken.csv"))) {
            rows = lines.skip(1).map(line -> line.split("\\s*\\|\\s*")).toList();
        }
        try (Stream<Path> files = Files.list(FIXTURES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            rows.stream().map(row -> row[0].strip() + ".yaml").toList());
        }
        assertThat(rows).extracting(row -> row[2]).containsAll(Checks.ruleNames());
    }
}
