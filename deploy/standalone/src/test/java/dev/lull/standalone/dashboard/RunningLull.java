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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code lull up} at an address that stays the same when it is started again. */
final class RunningLull implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final String SEGMENT = "segment:";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path work;
    private final int port;
    private final List<String> options;
    private LullProcess up;

    /**
     * Starts it.
     *
     * @param folder where it keeps everything, its target in {@code work/out}
     * @param options of {@code lull up}
     */
    RunningLull(Path folder, String... options) throws IOException {
        this.work = Files.createDirectories(folder.resolve("work"));
        this.options = List.of(options);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        this.up = start();
    }

    /** Films take seconds, so that there is something to see. */
    private LullProcess start() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("up", "--data", "data", "--out", "out"));
        arguments.addAll(List.of("--set", "http.port=" + port));
        arguments.addAll(List.of("--set", "convert.segment-length=2s"));
        arguments.addAll(List.of("--set", "convert.preset=veryslow"));
        arguments.addAll(List.of("--set", "uploads.disk-floor=1MB"));
        arguments.addAll(options);
        LullProcess started = LullProcess.start(work, arguments.toArray(String[]::new));
        await().atMost(TIMEOUT).until(() -> started.out().contains("  join ") || !started.isAlive());
        assertThat(started.isAlive()).as(started.err()).isTrue();
        return started;
    }

    /** Starts a worker as a process of its own; whoever asks for it ends it. */
    LullProcess worker(String role, String name, String... options) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of(role, "--config", "data/lull.properties", "--set", "worker.name=" + name));
        arguments.addAll(List.of(options));
        return LullProcess.start(work, arguments.toArray(String[]::new));
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

    /** The numbers of the segments of a submission's only film that a worker holds. */
    List<Integer> segments(String submission, String worker) throws IOException, InterruptedException {
        String id = file(submission).path("id").asText();
        HttpResponse<String> conversion = send(request("conversions/" + id).GET());
        List<Integer> segments = new ArrayList<>();
        // until it is planned there is none
        if (conversion.statusCode() == 200) {
            for (JsonNode unit : Json.read(conversion.body()).path("units")) {
                String name = unit.path("unit").asText();
                if (name.startsWith(SEGMENT)
                        && unit.path("state").asText().equals("running")
                        && unit.path("worker").asText().equals(worker)) {
                    segments.add(Integer.valueOf(name.substring(SEGMENT.length())));
                }
            }
        }
        return segments;
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
        HttpResponse<String> response = send(request);
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return Json.read(response.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        up.close();
    }
}
