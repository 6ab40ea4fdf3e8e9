package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import dev.lull.coordinator.testing.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/openapi.json is made from the records that are answered, and has each route and no other. */
class OpenApiTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "openapi.json");

    @Test
    void theDocumentIsThatOfTheCode() throws IOException {
        String made = new OpenApiDocument().text();
        if (Boolean.getBoolean("lull.write-docs")) {
            Files.writeString(DOCUMENT, made);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("docs/openapi.json; to write it anew:"
                        + " mvn -q test -pl coordinator -am -Dtest=OpenApiTest -Dlull.write-docs=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(made);
    }

    @Test
    void everyRouteIsInItAndNoOther(@TempDir Path folder) {
        Set<String> described = new TreeSet<>();
        JsonNode paths = Json.read(new OpenApiDocument().text()).path("paths");
        paths.properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        try (ApiInMemory api = new ApiInMemory(new World(folder), World.TARGET, null)) {
            assertThat(described).isEqualTo(api.calls());
        }
    }
}
