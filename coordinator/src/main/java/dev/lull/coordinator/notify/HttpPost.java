package dev.lull.coordinator.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Sends a body to a web server. Redirects are not followed: the operator named the place. */
final class HttpPost {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI url;

    HttpPost(String url) {
        this.url = URI.create(url);
    }

    /** @throws IOException when the answer is no 2xx; it names the host, and nothing else of the address */
    void send(String body, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(TIMEOUT).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        int status;
        try {
            status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new IOException(
                    url.getHost() + " does not answer: " + e.getClass().getSimpleName(), e);
        }
        if (status / 100 != 2) {
            throw new IOException(url.getHost() + " answers with status " + status);
        }
    }
}
