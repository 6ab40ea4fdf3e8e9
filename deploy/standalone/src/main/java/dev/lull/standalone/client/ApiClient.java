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
import org.jspecify.annotations.Nullable;

/** Asks a coordinator. Every failure is a {@link CommandFailure} that says what to do. */
final class ApiClient {

    private static final int NOT_FOUND = 404;
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

    /** @param path below /api/v1/ */
    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** The same; null when there is no such thing. */
    @Nullable
    JsonNode find(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).GET();
        HttpResponse<String> response = answer(request);
        return response.statusCode() == NOT_FOUND ? null : understood(response);
    }

    JsonNode post(String path, Object body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }

    private JsonNode send(HttpRequest.Builder request) {
        return understood(answer(request));
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        request.timeout(REQUEST_TIMEOUT);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommandFailure(
                    "no coordinator answers at " + base.resolve("/") + ": start one with `lull up`", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private JsonNode understood(HttpResponse<String> response) {
        JsonNode answer = read(response);
        if (response.statusCode() >= 400) {
            throw new CommandFailure("the coordinator answers " + response.statusCode() + ": "
                    + answer.path("detail").asText(answer.path("title").asText("no reason given")));
        }
        return answer;
    }

    private JsonNode read(HttpResponse<String> response) {
        try {
            return Json.read(response.body());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "the server at " + base.resolve("/") + " is not a coordinator: check api.url or --api", e);
        }
    }
}
