package dev.lull.standalone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The HTTP API of a coordinator. A test that waits for something asks here: a command would start a Java for each look,
 * and take from Lull the processor that it waits for.
 */
public final class CoordinatorApi {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Joining joining;

    private CoordinatorApi(Joining joining) {
        this.joining = joining;
    }

    /** Of the {@code lull up} that has its data there; it need not be up yet, and may be started again. */
    public static CoordinatorApi at(Path data) {
        return new CoordinatorApi(() -> {
            Properties written = new Properties();
            try (Reader reader = Files.newBufferedReader(data.resolve("lull.properties"))) {
                written.load(reader);
            }
            return new Access(written.getProperty("api.url"), written.getProperty("http.token"));
        });
    }

    /** Of one that wants no token. */
    public static CoordinatorApi at(String url) {
        return new CoordinatorApi(() -> new Access(url, ""));
    }

    /** Hands over what is at or below absolute paths or addresses; returns the submission. */
    public String submit(Object... places) throws IOException, InterruptedException {
        String paths = Json.write(
                Map.of("paths", Stream.of(places).map(Object::toString).toList()));
        HttpResponse<String> accepted = send(request("submissions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(paths)));
        return body(accepted).path("id").asText();
    }

    /** The answer to a call, which must succeed. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return body(send(request(path)));
    }

    /** Whether nothing more happens to the files of a submission. */
    public boolean isSettled(String submission) throws IOException, InterruptedException {
        return get("submissions/" + submission).path("settled_at").isTextual();
    }

    /** The submissions that are not settled yet. */
    public List<JsonNode> underWay() throws IOException, InterruptedException {
        return Stream.of(get("submissions?limit=500").path("items"))
                .flatMap(items -> items.valueStream())
                .toList();
    }

    /** How many files of submissions that are not settled are in this state. */
    public long count(String state) throws IOException, InterruptedException {
        return underWay().stream()
                .mapToLong(submission -> submission.path("counts").path(state).asLong())
                .sum();
    }

    /** A call with the token. */
    public HttpRequest.Builder request(String path) throws IOException {
        Access access = joining.access();
        return HttpRequest.newBuilder(URI.create(access.url).resolve("/api/v1/").resolve(path))
                .header("Authorization", "Bearer " + access.token);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private record Access(String url, String token) {}

    private interface Joining {
        Access access() throws IOException;
    }

    private static JsonNode body(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return Json.read(response.body());
    }
}
