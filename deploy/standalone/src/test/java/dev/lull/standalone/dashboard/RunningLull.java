package dev.lull.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code lull up} at an address that stays the same when it is started again. */
final class RunningLull implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path work;
    private final int port;
    private LullProcess up;

    RunningLull(Path folder) throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        up = start();
    }

    /** Films take seconds, so that there is something to see. */
    private LullProcess start() throws IOException {
        LullProcess started = LullProcess.start(
                work,
                "up",
                "--data",
                "data",
                "--out",
                "out",
                "--set",
                "http.port=" + port,
                "--set",
                "convert.segment-length=2s",
                "--set",
                "convert.preset=veryslow",
                "--set",
                "uploads.disk-floor=1MB");
        await().atMost(TIMEOUT).until(() -> started.out().contains("  join ") || !started.isAlive());
        assertThat(started.isAlive()).as(started.err()).isTrue();
        return started;
    }

    /** As after a power cut. */
    void kill() {
        up.kill();
    }

    void startAgain() throws IOException {
        up = start();
    }

    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    String token() throws IOException {
        return Files.readString(work.resolve("data/http.token")).strip();
    }

    Path out() {
        return work.resolve("out");
    }

    /** Returns the id of the submission. */
    String submit(Path file) throws IOException, InterruptedException {
        String body = Json.write(Map.of("paths", List.of(file.toString())));
        return call(request("submissions").POST(BodyPublishers.ofString(body)))
                .path("id")
                .asText();
    }

    /** The only file of a submission; missing while there is none. */
    JsonNode file(String submission) throws IOException, InterruptedException {
        return call(request("submissions/" + submission + "/media").GET())
                .path("items")
                .path(0);
    }

    void awaitState(String submission, String state) {
        await("the file of " + submission + " is " + state)
                .atMost(TIMEOUT)
                .until(() -> file(submission).path("state").asText().equals(state));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(address() + "api/v1/" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json");
    }

    private JsonNode call(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return Json.read(response.body());
    }

    @Override
    public void close() {
        up.close();
    }
}
