package dev.lull.common.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A query of Prometheus, written like that of an alert: conversions may not run while it has a result, as
 * {@code node_load1 > 4} has one while the load is high.
 */
final class PrometheusProbe implements Probe {

    /** Of an answer; a query for a condition has few series. */
    private static final int MOST_BYTES = 1 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient client;
    private final HttpRequest request;

    /** @param asks the address, a space, and the query: {@code http://prometheus:9090 node_load1 > 4} */
    PrometheusProbe(String asks, Duration timeout) {
        int space = asks.indexOf(' ');
        String address = asks.substring(0, space).replaceFirst("/$", "");
        String query = URLEncoder.encode(asks.substring(space + 1).strip(), StandardCharsets.UTF_8);
        client = HttpClient.newBuilder().connectTimeout(timeout).build();
        request = HttpRequest.newBuilder(URI.create(address + "/api/v1/query?query=" + query))
                .timeout(timeout)
                .build();
    }

    @Override
    public Optional<String> ask() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            JsonNode answer = MAPPER.readTree(body.readNBytes(MOST_BYTES));
            if (!answer.path("status").asText().equals("success")) {
                throw new IOException("HTTP status " + response.statusCode() + ": "
                        + answer.path("error").asText("no answer of Prometheus"));
            }
            JsonNode result = answer.path("data").path("result");
            return result.isEmpty() ? Optional.empty() : Optional.of(words(result.path(0)));
        }
    }

    private static String words(JsonNode series) {
        return series.path("metric").path("__name__").asText("the query") + " is "
                + series.path("value").path(1).asText("there");
    }
}
