package dev.lull.standalone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code --json FILE} wrote. */
public record Report(JsonNode root) {

    public static Report of(Path file) throws IOException {
        return new Report(new ObjectMapper().readTree(file.toFile()));
    }

    public List<JsonNode> media() {
        List<JsonNode> media = new ArrayList<>();
        root.get("media").forEach(media::add);
        return media;
    }

    public JsonNode of(String name) {
        return media().stream()
                .filter(file -> text(file, "name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in the report: " + root));
    }

    public static String text(JsonNode file, String field) {
        return file.path(field).asText();
    }
}
