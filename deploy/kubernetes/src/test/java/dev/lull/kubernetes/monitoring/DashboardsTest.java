package dev.lull.kubernetes.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards, which Compose mounts and the component puts into a ConfigMap. */
class DashboardsTest {

    private static final Path MONITORING = Path.of("components", "monitoring");
    private static final Path DASHBOARDS = MONITORING.resolve("dashboards");
    private static final int COLUMNS = 24;

    static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyQueryGoesByDocumentedMetricsOfTheChosenSource(Path file) throws IOException {
        List<JsonNode> targets = children(json(file).path("panels"))
                .flatMap(panel -> children(panel.path("targets")))
                .toList();

        assertThat(targets).isNotEmpty().allSatisfy(target -> {
            String expression = target.path("expr").asText();
            assertThat(DocumentedMetrics.names(expression)).as(expression).isNotEmpty();
            assertThat(DocumentedMetrics.unknown(expression)).as(expression).isEmpty();
            assertThat(target.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelHasATitleAndAPlaceOfItsOwn(Path file) throws IOException {
        List<JsonNode> panels = children(json(file).path("panels")).toList();

        assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels).allSatisfy(panel -> {
            JsonNode place = panel.path("gridPos");
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
        });
        assertThat(panels)
                .extracting(panel -> panel.path("gridPos").path("x") + ";"
                        + panel.path("gridPos").path("y"))
                .doesNotHaveDuplicates();
    }

    @Test
    void dashboardsAreToldApart() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path file : dashboards()) {
            names.add(json(file).path("uid").asText());
        }

        assertThat(names).containsExactly("lull-film", "lull-fleet", "lull-uploads");
    }

    @Test
    void theSidecarOfGrafanaFindsAllOfThem() throws IOException {
        Map<?, ?> generator = (Map<?, ?>) ((List<?>) AlertRules.yaml(MONITORING.resolve("kustomization.yaml"))
                        .get("configMapGenerator"))
                .get(0);

        assertThat((List<?>) generator.get("files"))
                .extracting(String::valueOf)
                .hasSameElementsAs(dashboards().stream()
                        .map(file -> "dashboards/" + file.getFileName())
                        .toList());
        assertThat((Map<?, ?>) ((Map<?, ?>) generator.get("options")).get("labels"))
                .isEqualTo(Map.of("grafana_dashboard", "1"));
    }

    @Test
    void theGrafanaOfComposeReadsTheSameFolder() throws IOException {
        assertThat(AlertRules.COMPOSE.resolve("compose.yaml"))
                .content()
                .contains("- ../kubernetes/" + DASHBOARDS + ":/etc/grafana/dashboards:ro")
                .contains("- ./grafana/dashboards:/etc/grafana/provisioning/dashboards:ro");
        assertThat(AlertRules.COMPOSE.resolve("grafana/dashboards/lull.yaml"))
                .content()
                .contains("path: /etc/grafana/dashboards");
    }

    /** All that the dashboards ask, with a range in place of Grafana's own. */
    static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        for (Path file : dashboards()) {
            children(json(file).path("panels"))
                    .flatMap(panel -> children(panel.path("targets")))
                    .forEach(target -> queries.add(target.path("expr").asText().replace("$__rate_interval", "1m")));
        }
        return queries;
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
