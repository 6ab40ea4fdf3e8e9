package dev.lull.containers.compose;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code compose.yaml} says, with its anchors merged and its variables at their defaults. */
record ComposeFile(Map<String, Map<String, Object>> services) {

    static final Path PATH = Path.of("..", "compose", "compose.yaml");

    private static final Pattern DEFAULTED = Pattern.compile("\\$\\{\\w+:-([^}]*)}");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{\\w+:\\?[^}]*}");

    static ComposeFile read() throws IOException {
        try (Reader reader = Files.newBufferedReader(PATH)) {
            Map<String, Map<String, Map<String, Object>>> file =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return new ComposeFile(Objects.requireNonNull(file.get("services")));
        }
    }

    Map<String, Object> service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    /** Variables of Lull that a service gets; what must be chosen is {@code chosen}. */
    Map<String, String> settings(String service) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (service(service).get("environment") instanceof Map<?, ?> environment) {
            environment.forEach((name, value) -> {
                if (name.toString().startsWith("LULL_")) {
                    settings.put(name.toString(), filledIn(value.toString()));
                }
            });
        }
        return settings;
    }

    List<String> images() {
        return services.values().stream()
                .map(service -> String.valueOf(service.get("image")))
                .toList();
    }

    private static String filledIn(String text) {
        String defaulted = DEFAULTED.matcher(text).replaceAll("$1");
        return REQUIRED.matcher(defaulted).replaceAll("chosen");
    }
}
