package dev.lull.common.gate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** A URL, which says with its status whether conversions may run: 200 to 299 for yes. */
final class HttpProbe implements Probe {

    private final HttpClient client;
    private final HttpRequest request;

    HttpProbe(String url, Duration timeout) {
        client = HttpClient.newBuilder().connectTimeout(timeout).build();
        request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout).build();
    }

    @Override
    public Optional<String> ask() throws IOException, InterruptedException {
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        return status / 100 == 2 ? Optional.empty() : Optional.of("HTTP status " + status);
    }
}
