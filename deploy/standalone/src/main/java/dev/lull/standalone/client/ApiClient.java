package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks a coordinator. Every failure is a {@link CommandFailure} that says what to do. */
public final class ApiClient {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    private final URI base;
    private final @Nullable String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    ApiClient(String url, @Nullable String token) {
        try {
            this.base = URI.create(url.replaceFirst("/+$", "") + "/api/v1/");
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("'" + url + "' is not a coordinator address: it must be http://host:port", e);
        }
        if (!List.of("http", "https").contains(String.valueOf(base.getScheme())) || base.getHost() == null) {
            throw new CommandFailure("'" + url + "' is not a coordinator address: it must be http://host:port");
        }
        this.token = token;
    }

    /**
     * What it answers.
     *
     * @param path below /api/v1/
     */
    public JsonNode get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /**
     * The lines of an answer that goes on for as long as its reader takes them. When the coordinator ends it, they end,
     * or throw {@link java.io.UncheckedIOException}.
     */
    public Stream<String> follow(String path) {
        HttpResponse<Stream<String>> response =
                answer(HttpRequest.newBuilder(base.resolve(path)).GET(), HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() >= 400) {
            try (Stream<String> lines = response.body()) {
                refuse(response.statusCode(), read(lines.collect(Collectors.joining("\n"))));
            }
        }
        return response.body();
    }

    JsonNode post(String path, Object body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }

    private JsonNode send(HttpRequest.Builder request) {
        HttpResponse<String> response = answer(request, HttpResponse.BodyHandlers.ofString());
        JsonNode answer = read(response.body());
        if (response.statusCode() >= 400) {
            refuse(response.statusCode(), answer);
        }
        return answer;
    }

    private <T> HttpResponse<T> answer(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        request.timeout(REQUEST_TIMEOUT);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new CommandFailure(
                    "no coordinator answers at " + base.resolve("/") + ": start one with `lull up`", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private static void refuse(int status, JsonNode answer) {
        throw new CommandFailure("the coordinator answers " + status + ": "
                + answer.path("detail").asText(answer.path("title").asText("no reason given")));
    }

    private JsonNode read(String body) {
        try {
            return Json.read(body);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "the server at " + base.resolve("/") + " is not a coordinator: check api.url or --api", e);
        }
    }
}
