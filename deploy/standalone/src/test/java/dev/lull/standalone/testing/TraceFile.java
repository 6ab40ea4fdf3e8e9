package dev.lull.standalone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lull.common.trace.TraceIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code tracing.exporter=file} wrote. */
public record TraceFile(List<Span> spans) {

    /**
     * One step.
     *
     * @param parent empty for the first of its trace
     * @param start in nanoseconds since 1970, as is its end
     */
    public record Span(String trace, String id, String parent, String name, long start, long end) {

        private static Span of(JsonNode span) {
            return new Span(
                    span.path("traceId").asText(),
                    span.path("spanId").asText(),
                    span.path("parentSpanId").asText(),
                    span.path("name").asText(),
                    span.path("startTimeUnixNano").asLong(),
                    span.path("endTimeUnixNano").asLong());
        }
    }

    public static TraceFile read(Path file) throws IOException {
        List<Span> spans = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode batch = new ObjectMapper().readTree(line);
            batch.findValues("spans").forEach(list -> list.forEach(span -> spans.add(Span.of(span))));
        }
        return new TraceFile(spans);
    }

    /** The steps of this file. */
    public List<Span> of(String media) {
        String trace = TraceIds.trace(media);
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }
}
