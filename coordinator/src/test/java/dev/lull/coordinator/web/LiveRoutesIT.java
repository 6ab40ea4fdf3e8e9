package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.media.MediaState;
import dev.lull.coordinator.live.LiveFeed;
import dev.lull.coordinator.testing.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The live stream over HTTP. */
class LiveRoutesIT {

    private static final String TOKEN = "secret";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<InputStream> open = new ArrayList<>();
    private World world;
    private ApiInMemory api;

    @BeforeEach
    void start() {
        world = new World(folder);
        api = new ApiInMemory(world, World.TARGET, TOKEN).start();
    }

    @AfterEach
    void stop() throws IOException {
        for (InputStream each : open) {
            each.close();
        }
        api.close();
    }

    private HttpResponse<InputStream> follow(String token) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(
                HttpRequest.newBuilder(api.url().resolve(LiveRoutes.PATH))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        open.add(response.body());
        return response;
    }

    private static BufferedReader lines(HttpResponse<InputStream> response) {
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader lines, String event) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("event: " + event)) {
                    return lines.readLine();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "";
    }

    @Test
    void theStateComesFirstAndThenWhatChanges() throws Exception {
        HttpResponse<InputStream> response = follow(TOKEN);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        BufferedReader lines = lines(response);
        assertThat(lines.readLine()).isEqualTo("event: state");
        assertThat(lines.readLine()).contains("\"waiting\":0");

        world.in(MediaState.QUEUED, "picture");
        assertThat(next(lines, "lanes")).contains("\"images\":{\"waiting\":1,");
    }

    @Test
    void itNeedsTheToken() throws Exception {
        assertThat(follow("other").statusCode()).isEqualTo(401);
    }

    @Test
    void whoWatchesTakesNoRoomFromOtherCallsAndOneTooManyIsRefused() throws Exception {
        for (int i = 0; i < LiveFeed.MOST_LISTENERS; i++) {
            assertThat(follow(TOKEN).statusCode()).isEqualTo(200);
        }
        HttpResponse<InputStream> refused = follow(TOKEN);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("so many watch already, 64");
        HttpResponse<String> gate = http.send(
                HttpRequest.newBuilder(api.url().resolve(Api.BASE + "/gate"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(gate.statusCode()).isEqualTo(200);

        open.remove(0).close();
        await().untilAsserted(() -> assertThat(follow(TOKEN).statusCode()).isEqualTo(200));
    }

    @Test
    void whoReadsNothingHoldsUpNobody() throws Exception {
        URI url = api.url();
        try (Socket silent = new Socket()) {
            silent.setReceiveBufferSize(4096);
            silent.connect(new InetSocketAddress(url.getHost(), url.getPort()));
            silent.getOutputStream()
                    .write(("GET " + LiveRoutes.PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            HttpResponse<InputStream> other = follow(TOKEN);
            BufferedReader lines = lines(other);
            world.in(MediaState.QUEUED, "picture");
            assertThat(next(lines, "lanes")).contains("\"waiting\":1,");
        }
    }

    @Test
    void anOutageIsToldAndItsEnd() throws Exception {
        BufferedReader lines = lines(follow(TOKEN));
        assertThat(next(lines, "state")).contains("\"lanes\":{");
        world.ledger.disconnect();
        assertThat(next(lines, "lanes")).isEqualTo("data: null");
        world.ledger.reconnect();
        assertThat(next(lines, "lanes")).contains("\"images\":");
    }

    @Test
    @Timeout(60)
    void theStreamEndsWithTheProcess() throws Exception {
        BufferedReader lines = lines(follow(TOKEN));
        next(lines, "state");
        api.close();
        assertThat(rest(lines)).doesNotContain("event: state");
    }

    /** To the end, which a server that stops may cut short. */
    private static List<String> rest(BufferedReader lines) {
        List<String> rest = new ArrayList<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rest.add(line);
            }
        } catch (IOException cut) {
            rest.add(cut.toString());
        }
        return rest;
    }
}
