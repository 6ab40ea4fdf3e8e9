package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.lull.common.ops.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls a server, and holds each of its answers to a document: its status, type and body, and no field beside. */
final class DocumentedCalls {

    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final @Nullable String token;
    private final JsonNode document;
    private final Map<String, Set<Integer>> seen = new TreeMap<>();

    DocumentedCalls(URI server, @Nullable String token, JsonNode document) {
        this.server = server;
        this.token = token;
        this.document = closed(document.deepCopy());
    }

    /** An operation of the document. */
    record Operation(String method, String path, JsonNode operation) {}

    List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call -> all.add(new Operation(
                                call.getKey().toUpperCase(Locale.ROOT), path.getKey(), call.getValue()))));
        return all;
    }

    /** Which answers each call has given, as {@code GET /api/v1/media} to 200 and 400. */
    Map<String, Set<Integer>> seen() {
        return seen;
    }

    JsonNode get(String path, String id, String query, int status) throws IOException, InterruptedException {
        return answer("GET", path, id, query, null, status);
    }

    JsonNode post(String path, String id, String body, int status) throws IOException, InterruptedException {
        return answer("POST", path, id, "", body, status);
    }

    /**
     * Makes a call.
     *
     * @param path as the document has it
     * @param id in place of its parameter; empty for none
     * @param body sent as JSON; null for one that is not said to be JSON
     * @return the body of the answer
     */
    JsonNode answer(String method, String path, String id, String query, @Nullable String body, int status)
            throws IOException, InterruptedException {
        URI address = server.resolve(path.replace("{id}", id) + (query.isEmpty() ? "" : "?" + query));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body == null ? "{}" : body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        String call = method + " " + path;
        assertThat(response.statusCode())
                .as("%s of %s: %s", call, address, response.body())
                .isEqualTo(status);
        seen.computeIfAbsent(call, each -> new TreeSet<>()).add(status);
        return check(call, response, described(method, path, status));
    }

    /** Takes the first event of a stream, and hangs up. */
    JsonNode firstEvent(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<Stream<String>> response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        seen.computeIfAbsent("GET " + path, each -> new TreeSet<>()).add(response.statusCode());
        try (Stream<String> lines = response.body()) {
            JsonNode event = Json.read(lines.filter(line -> line.startsWith("data: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("data: ".length()));
            JsonNode content = described("GET", path, response.statusCode()).path("content");
            assertThat(schema(content.path("text/event-stream").path("schema")).validate(event))
                    .as("%s: %s", path, event)
                    .isEmpty();
            return event;
        }
    }

    private JsonNode described(String method, String path, int status) {
        JsonNode answer = document.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status));
        return answer.has("$ref") ? document.at(answer.path("$ref").asText().substring(1)) : answer;
    }

    private JsonNode check(String call, HttpResponse<String> response, JsonNode described) {
        String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode content = described.path("content").path(type);
        assertThat(content.isMissingNode())
                .as("%s: %d with %s is in the document", call, response.statusCode(), type)
                .isFalse();
        described
                .path("headers")
                .fieldNames()
                .forEachRemaining(header -> assertThat(response.headers().firstValue(header))
                        .as("%s: %s", call, header)
                        .isPresent());
        if (!type.endsWith("json")) {
            return MissingNode.getInstance();
        }
        JsonNode body = Json.read(response.body());
        assertThat(schema(content.path("schema")).validate(body))
                .as("%s: %s", call, response.body())
                .isEmpty();
        return body;
    }

    /** Whether the document lets this be sent. */
    boolean takes(Operation call, JsonNode body) {
        return schema(call.operation().at("/requestBody/content/application~1json/schema"))
                .validate(body)
                .isEmpty();
    }

    private JsonSchema schema(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root, STRICT);
    }

    /** Without room for fields that are not described. */
    private static JsonNode closed(JsonNode node) {
        node.forEach(DocumentedCalls::closed);
        if (node.path("type").asText().equals("object")
                && node.has("properties")
                && !node.has("additionalProperties")) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
        return node;
    }
}
