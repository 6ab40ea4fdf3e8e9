package dev.lull.bench.chaos.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP API of whichever coordinator answers. What is not answered is asked again elsewhere, as scripts do, so it
 * may be carried out twice.
 */
final class Api {

    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final long PAUSE = 250;
    private static final int SERVER_ERROR = 500;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final List<Integer> ports;
    private int turn;

    Api(List<Integer> ports) {
        this.ports = ports;
    }

    Answer get(String path) throws Exception {
        return ask(path, "GET", BodyPublishers.noBody());
    }

    Answer post(String path, Object body) throws Exception {
        return ask(path, "POST", BodyPublishers.ofString(json.writeValueAsString(body)));
    }

    private Answer ask(String path, String method, HttpRequest.BodyPublisher body) throws Exception {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            turn++;
            int port = ports.get(turn % ports.size());
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .method(method, body)
                    .build();
            try {
                var response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() < SERVER_ERROR) {
                    JsonNode answer = json.readTree(response.body());
                    return new Answer(response.statusCode(), answer);
                }
            } catch (IOException away) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("no coordinator answers " + method + " " + path, away);
                }
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE);
        }
    }
}
