package dev.lull.kubernetes.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.kubernetes.monitoring.AlertRules.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertRulesTest {

    private static final Path RUNBOOKS = Path.of("..", "..", "docs", "runbooks");

    static Stream<Alert> alerts() {
        return AlertRules.read().stream();
    }

    @Test
    void kubernetesHasTheRulesOfCompose() throws IOException {
        if (Boolean.getBoolean("lull.write-docs")) {
            Files.writeString(AlertRules.RESOURCE, AlertRules.resource());
        }

        assertThat(AlertRules.RESOURCE)
                .as("its first lines say how it is made")
                .content()
                .isEqualTo(AlertRules.resource());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertGoesByDocumentedMetrics(Alert alert) {
        assertThat(DocumentedMetrics.names(alert.expression())).isNotEmpty();
        assertThat(DocumentedMetrics.unknown(alert.expression())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertSaysInALineWhatIsWrongAndWhereToReadOn(Alert alert) {
        assertThat(alert.annotations().get("summary")).isNotBlank().doesNotContain("\n");
        assertThat(alert.annotations()).containsEntry("runbook_url", "docs/runbooks/" + alert.name() + ".md");
        assertThat(RUNBOOKS.resolve(alert.name() + ".md"))
                .content()
                .startsWith("# " + alert.name() + "\n")
                .contains("\n## What it means\n", "\n## How to look\n", "\n## What to do\n");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertIsTestedToFireAndNotTo(Alert alert) {
        assertThat(AlertRules.tested().get(alert.name())).contains(true, false);
    }

    @Test
    void everyRunbookHasItsAlert() throws IOException {
        List<String> names =
                alerts().map(alert -> alert.name() + ".md").distinct().toList();

        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            assertThat(files).extracting(file -> file.getFileName().toString()).hasSameElementsAs(names);
        }
    }
}
