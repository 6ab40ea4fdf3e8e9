package dev.lull.kubernetes.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts as Prometheus itself reads and evaluates them. */
class PromtoolIT {

    /** In CI it has to be there. */
    @BeforeEach
    void promtoolIsThere() {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("promtool is on the PATH in CI").isTrue();
        }
        assumeThat(there)
                .as("promtool (Debian: prometheus) is not on the PATH: the alerts are not tried")
                .isTrue();
    }

    @Test
    void theConfigurationAndItsRulesAreRead() throws Exception {
        promtool("check", "config", "prometheus.yml");
    }

    @Test
    void everyAlertFiresWhenItShouldAndOnlyThen() throws Exception {
        promtool("test", "rules", "alerts-test.yml");
    }

    /** As if each were a rule that records: of those promtool reads the expressions. */
    @Test
    void everyQueryOfTheDashboardsIsOne(@TempDir Path folder) throws Exception {
        List<Map<String, String>> rules = DashboardsTest.queries().stream()
                .map(query -> Map.of("record", "lull:query", "expr", query))
                .toList();
        Path file = folder.resolve("queries.yml");
        new ObjectMapper()
                .writeValue(file.toFile(), Map.of("groups", List.of(Map.of("name", "queries", "rules", rules))));

        promtool("check", "rules", "--lint=none", file.toString());
    }

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments))
                        .toList())
                .directory(AlertRules.COMPOSE.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
