package dev.lull.containers.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The HTTP API of a coordinator. */
public final class Api {

    static final String TOKEN = "only-for-tests";

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();

    Api(URI url) {
        this.url = url;
    }

    /** Hands over what is at or below a path or an address; returns the submission. */
    public String submit(String place) {
        String paths = "{\"paths\": [\"" + place + "\"]}";
        return call("submissions", HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(paths)))
                .path("id")
                .asText();
    }

    /** Waits until nothing more happens to the files of a submission; returns how many are in which state. */
    public Map<String, Integer> settled(String submission) {
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        !ask("submissions/" + submission).path("settled_at").isNull());
        Map<String, Integer> counts = new LinkedHashMap<>();
        ask("submissions/" + submission)
                .path("counts")
                .properties()
                .forEach(each -> counts.put(each.getKey(), each.getValue().asInt()));
        return counts;
    }

    /** The answer to a call. */
    public JsonNode ask(String call) {
        return call(call, HttpRequest.newBuilder().GET());
    }

    private JsonNode call(String call, HttpRequest.Builder request) {
        request.uri(url.resolve("/api/v1/" + call))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json");
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isLessThan(300);
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(call, e);
        }
    }
}
