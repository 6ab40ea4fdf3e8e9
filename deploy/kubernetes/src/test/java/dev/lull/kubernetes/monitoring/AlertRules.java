package dev.lull.kubernetes.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The alerts as Compose's Prometheus reads them, and the resource that is made of them for Kubernetes. */
final class AlertRules {

    static final Path COMPOSE = Path.of("..", "compose");
    static final Path RULES = COMPOSE.resolve("alerts.yml");
    static final Path RESOURCE = Path.of("components", "monitoring", "alerts.yaml");

    private static final String HEADER = """
            # Made of deploy/compose/alerts.yml, do not edit: mvn -q test -pl deploy/kubernetes -am -Dtest=AlertRulesTest
            # -Dsurefire.failIfNoSpecifiedTests=false -Dlull.write-docs=true
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata:
              name: lull
              labels:
                release: kube-prometheus-stack
            spec:
            """;

    private AlertRules() {}

    /** @param expression what is looked for, in one line */
    record Alert(String name, String expression, Map<String, String> annotations) {}

    static List<Alert> read() {
        return list(yaml(RULES), "groups").stream()
                .flatMap(group -> list(group, "rules").stream())
                .map(rule -> new Alert(text(rule, "alert"), text(rule, "expr"), texts(rule.get("annotations"))))
                .toList();
    }

    /** What the resource of Kubernetes must be. */
    static String resource() {
        try (var lines = Files.lines(RULES)) {
            return HEADER
                    + lines.dropWhile(line -> !line.equals("groups:"))
                            .map(line -> line.isEmpty() ? line : "  " + line)
                            .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By name of the alert, for each moment at which a test of promtool looks, whether it is to fire. */
    static Map<String, List<Boolean>> tested() {
        return list(yaml(COMPOSE.resolve("alerts-test.yml")), "tests").stream()
                .flatMap(test -> list(test, "alert_rule_test").stream())
                .collect(Collectors.groupingBy(
                        look -> text(look, "alertname"),
                        Collectors.mapping(look -> !list(look, "exp_alerts").isEmpty(), Collectors.toList())));
    }

    static Map<?, ?> yaml(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<?, ?>> list(Map<?, ?> map, String key) {
        return ((List<?>) map.get(key))
                .stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
    }

    private static String text(Map<?, ?> map, String key) {
        return String.valueOf(map.get(key));
    }

    private static Map<String, String> texts(Object map) {
        return ((Map<?, ?>) map)
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                each -> String.valueOf(each.getKey()), each -> String.valueOf(each.getValue())));
    }
}
