package dev.lull.common.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.lifecycle.UnreadableEntry;
import dev.lull.common.settings.SettingsLoader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls as bytes, which no client of good will sends. */
class OpsServerIT {

    private static final CallLimits SHORT = new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), 1_000);

    private final Metrics metrics = new Metrics();
    private final List<Socket> open = new ArrayList<>();
    private OpsServer server;

    @BeforeEach
    void start() {
        server = server(Map.of("http.bind", "127.0.0.1"));
    }

    private OpsServer server(Map<String, String> settings) {
        Health health = new Health(Clock.systemUTC());
        health.up();
        OpsServer made =
                new OpsServer(new SettingsLoader().base(settings).load(), SHORT, health, metrics, more(), uploads());
        made.start();
        return made;
    }

    private static Routes uploads() {
        return new Routes() {
            @Override
            public void addTo(RoutesConfig routes) {
                routes.post("/files", OpsServerIT::count);
                routes.post("/files/{id}", OpsServerIT::count);
            }

            @Override
            public List<String> uploads() {
                return List.of("/files");
            }
        };
    }

    private static void count(Context context) throws IOException {
        context.result("took " + context.bodyInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    private static Routes more() {
        return routes -> {
            routes.post(
                    "/body", context -> context.result("read " + context.body().length()));
            routes.get("/outage", context -> {
                throw new LedgerUnavailable("Redis at redis://10.0.0.5:6379: gone", new IOException("10.0.0.5"));
            });
            routes.get("/foreign", context -> {
                throw new UnreadableEntry("lull:media:a");
            });
            routes.get("/bug", context -> {
                throw new IllegalStateException("at 10.0.0.5:6379");
            });
        };
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        server.close();
        metrics.close();
    }

    @Test
    void probesAreAnsweredWhileSlowCallersHoldAllOtherThreads() throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            slow.add(send("POST /body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx"));
        }

        assertThat(get("/livez")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/readyz")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/metrics")).startsWith("HTTP/1.1 200 ");
        for (Socket socket : slow) {
            assertThat(status(answer(socket))).isIn(408, 503);
        }
    }

    @ParameterizedTest
    @CsvSource({"/files/1, /body", "/body, /files/1"})
    void slowUploadsHoldUpNoCallsAndSlowCallsNoUploads(String slow, String other) throws IOException {
        List<Socket> held = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            held.add(send("POST " + slow + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx"));
        }

        assertThat(answer(send("POST " + other
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc")))
                .startsWith("HTTP/1.1 200 ")
                .endsWith(" 3");
        assertThat(get("/livez")).startsWith("HTTP/1.1 200 ");
        for (Socket socket : held) {
            assertThat(status(answer(socket))).isIn(0, 408, 500, 503);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/files", "/files/1"})
    void theBodyOfAnUploadMayBeOfAnySize(String path) throws IOException {
        String body = "x".repeat(9_000_000);
        assertThat(answer(send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)))
                .endsWith("took 9000000");
    }

    @Test
    void noOtherPathIsTakenForAnUpload() throws IOException {
        for (String path : List.of("/filesystem", "/body", "/files/../body", "/%66iles/../body")) {
            assertThat(status(answer(send("POST " + path
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 4000001\r\n\r\n"))))
                    .as(path)
                    .isIn(400, 404, 413);
        }
    }

    @Test
    void aBodyThatTricklesIsCutOff() throws IOException {
        Socket trickle = send("POST /body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            trickle.getOutputStream().write('x');
            return trickle.getInputStream().available() > 0;
        });
        assertThat(status(answer(trickle))).isEqualTo(408);
    }

    @Test
    void aShortBodyThatComesAMomentLaterIsTaken() throws IOException {
        Socket later = send("POST /body HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 3\r\n\r\n");
        for (char next : "abc".toCharArray()) {
            // takes longer than a byte may at the least rate
            assertThat(get("/livez")).startsWith("HTTP/1.1 200 ");
            later.getOutputStream().write(next);
        }
        assertThat(status(answer(later))).isEqualTo(200);
    }

    @Test
    void aBodyThatIsTooLargeAndOneThatIsNotAreAnsweredSo() throws IOException {
        String head = "POST /body HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ";
        assertThat(status(answer(send(head + "4000001\r\n\r\n")))).isEqualTo(413);
        String chunk = "f4240\r\n" + "x".repeat(1_000_000) + "\r\n";
        String chunked = head.replace("Content-Length: ", "Transfer-Encoding: chunked\r\n\r\n");
        assertThat(status(answer(send(chunked + chunk.repeat(5) + "0\r\n\r\n"))))
                .isEqualTo(413);
        assertThat(answer(send(head + "100000\r\n\r\n" + "x".repeat(100_000)))).endsWith("read 100000");
    }

    @Test
    void headersThatAreTooLongAreRefused() throws IOException {
        assertThat(status(answer(send("GET /livez HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n"))))
                .isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/metrics", "/foreign", "/nothing"})
    void onLoopbackEveryPathIsForCallsThatMeanThisMachine(String path) throws IOException {
        assertThat(status(get(path, "evil.example"))).isEqualTo(403);
        assertThat(status(get(path, "127.0.0.1:80"))).isNotEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost.evil.example", "127.0.0.1.evil.example:80", "10.0.0.1:8080", "127.0.0.1@evil"})
    void nothingElseIsTheNameOfThisMachine(String host) throws IOException {
        assertThat(status(get("/livez", host))).isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "[::1]"})
    void theNamesOfThisMachineAreAnswered(String host) throws IOException {
        assertThat(status(get("/livez", host))).isEqualTo(200);
    }

    @Test
    void boundToAllAddressesProbesAreAnsweredByAnyName() throws IOException {
        server.close();
        server = server(Map.of("http.bind", "0.0.0.0", "http.token", "secret"));
        assertThat(status(get("/livez", "10.244.0.7:8080"))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/outage", "/bug", "/foreign"})
    void noErrorNamesAServer(String path) throws IOException {
        assertThat(get(path)).contains("application/problem+json").doesNotContain("10.0.0.5", "lull:media");
    }

    @Test
    void whatIsUnreadableInTheLedgerIsNotFoundAndNoOutage() throws IOException {
        assertThat(status(get("/foreign"))).isEqualTo(404);
        assertThat(status(get("/outage"))).isEqualTo(503);
    }

    private String get(String path) throws IOException {
        return get(path, "localhost");
    }

    private String get(String path, String host) throws IOException {
        return answer(send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"));
    }

    private Socket send(String bytes) throws IOException {
        URI url = server.url();
        Socket socket = new Socket(url.getHost(), url.getPort());
        open.add(socket);
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                answer.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
            }
        } catch (IOException cut) {
            // what came before counts
        }
        return answer.toString();
    }

    private static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
