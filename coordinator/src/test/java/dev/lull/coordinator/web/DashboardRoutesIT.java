package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ops.Health;
import dev.lull.common.ops.Metrics;
import dev.lull.common.ops.OpsServer;
import dev.lull.common.settings.SettingsLoader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the dashboard, as bytes on a connection: clients of good will mend what others send. */
class DashboardRoutesIT {

    private final Metrics metrics = new Metrics();
    private OpsServer server;

    @BeforeEach
    void start() {
        server = new OpsServer(
                new SettingsLoader()
                        .base(Map.of("http.bind", "127.0.0.1", "http.port", "0", "http.token", "secret"))
                        .load(),
                new Health(Clock.systemUTC()),
                metrics,
                new DashboardRoutes());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        metrics.close();
    }

    @Test
    void thePageIsAnsweredWithoutATokenAndMayRunItsOwnFilesOnly() throws IOException {
        assertThat(get("/"))
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Type: text/html;charset=utf-8\r\n")
                .contains("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';"
                        + " img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; manifest-src 'self';"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n")
                .contains("X-Content-Type-Options: nosniff\r\n")
                .contains("Referrer-Policy: no-referrer\r\n")
                .contains("Cross-Origin-Opener-Policy: same-origin\r\n")
                .contains("Cross-Origin-Embedder-Policy: require-corp\r\n")
                .contains("Cross-Origin-Resource-Policy: same-origin\r\n")
                .contains("<title>Lull</title>");
    }

    @ParameterizedTest
    @CsvSource({"test/module.js, text/javascript", "test/page.css, text/css"})
    void assetsHaveTheirType(String name, String type) throws IOException {
        assertThat(get("/assets/" + name))
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Type: " + type + "; charset=utf-8\r\n")
                .contains("Cache-Control: no-cache\r\n");
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() throws IOException {
        String tag = header(get("/assets/test/module.js"), "ETag");
        assertThat(get("/assets/test/module.js", "If-None-Match: \"other\", " + tag))
                .startsWith("HTTP/1.1 304 ")
                .contains("ETag: " + tag)
                .doesNotContain("export");
        assertThat(get("/assets/test/module.js", "If-None-Match: \""))
                .startsWith("HTTP/1.1 200 ")
                .contains("export");
        assertThat(header(get("/assets/test/page.css"), "ETag")).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/test/module.js"})
    void headAnswersWhatGetDoesWithoutTheFile(String path) throws IOException {
        String answer = send("HEAD", path, "X: y");
        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
        assertThat(header(answer, "ETag")).isEqualTo(header(get(path), "ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets/none.js",
                "/assets/test",
                "/assets/test/",
                "/assets/../beside.txt",
                "/assets/%2e%2e/beside.txt",
                "/assets/..%2fbeside.txt",
                "/assets/test/..%2f..%2fbeside.txt",
                "/assets/test//module.js",
                "/assets//test/module.js",
                "/assets/test/module.js%00.css",
                "/assets/test/module.js;x",
                "/assets/test%5cmodule.js",
                "/assets/./test/module.js/.",
                "/beside.txt",
                "/index.html",
                "/assets/%2fetc%2fpasswd",
                "/assets/../../../openapi.json"
            })
    void nothingElseIsAnswered(String path) throws IOException {
        assertThat(get(path)).matches("(?s)HTTP/1.1 40[04] .*").doesNotContain("not for anybody", "export");
    }

    @Test
    void aNameAsLongAsAnAddressMayBeIsNoFile() throws IOException {
        assertThat(get("/assets/" + "a/".repeat(3500) + "a.js")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void anErrorIsNoPage() throws IOException {
        assertThat(get("/assets/<script>alert(1)</script>.js")).doesNotContain("<script>");
        assertThat(get("/none"))
                .startsWith("HTTP/1.1 404 ")
                .contains("X-Content-Type-Options: nosniff\r\n")
                .contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n");
    }

    private String get(String path) throws IOException {
        return get(path, "Accept: */*");
    }

    private String get(String path, String header) throws IOException {
        return send("GET", path, header);
    }

    private String send(String method, String path, String header) throws IOException {
        URI url = server.url();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(60_000);
            String request =
                    method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(String answer, String name) {
        return answer.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
