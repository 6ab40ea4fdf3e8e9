package dev.lull.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lull.common.trace.TraceIds;
import dev.lull.common.trace.Traces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesExporterTest {

    private static final String HOSTILE = "a\n{\"resourceSpans\":[]}\u0007.mkv";

    @TempDir
    Path folder;

    @Test
    void aLineIsABatchWithTheIdsOfTheFileWhateverItIsCalled() throws Exception {
        Path file = folder.resolve("traces.jsonl");
        try (SpanExport export = SpanExport.of(new JsonLinesExporter(file), 1, "box")) {
            Traces traces = export.traces();
            traces.first("m", "intake", Instant.EPOCH)
                    .set("lull.media.name", HOSTILE)
                    .close();
            traces.begin("m", "upload").close();
        }

        List<JsonNode> spans = spans(file);
        assertThat(spans).extracting(span -> span.path("name").asText()).containsExactly("intake", "upload");
        assertThat(spans).extracting(span -> span.path("traceId").asText()).containsOnly(TraceIds.trace("m"));
        assertThat(spans.get(0).path("spanId").asText()).isEqualTo(TraceIds.root("m"));
        assertThat(spans.get(1).path("parentSpanId").asText()).isEqualTo(TraceIds.root("m"));
        assertThat(spans.get(0).toString()).contains(new ObjectMapper().writeValueAsString(HOSTILE));
    }

    @Test
    void aFullFileIsKeptOnceAndBegunAnew() throws Exception {
        Path file = folder.resolve("traces.jsonl");
        for (String process : List.of("one", "two", "three")) {
            try (SpanExport export = SpanExport.of(new JsonLinesExporter(file, 1), 1, process)) {
                export.traces().begin("m", process).close();
            }
        }

        assertThat(Files.readString(file)).contains("\"three\"").doesNotContain("\"two\"");
        assertThat(Files.readString(folder.resolve("traces.jsonl.1"))).contains("\"two\"");
        assertThat(folder.toFile().list()).hasSize(2);
    }

    private static List<JsonNode> spans(Path file) throws Exception {
        List<JsonNode> spans = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            new ObjectMapper().readTree(line).findValues("spans").forEach(list -> list.forEach(spans::add));
        }
        return spans;
    }
}
