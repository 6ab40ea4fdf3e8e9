package dev.lull.common.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UrlProbesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private HttpServer server;
    private String asked = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aUrlSaysWithItsStatusWhetherConversionsMayRun() throws Exception {
        answer("/quiet", 204, "");
        answer("/busy", 503, "");

        assertThat(new HttpProbe(address() + "/quiet", TIMEOUT).ask()).isEmpty();
        assertThat(new HttpProbe(address() + "/busy", TIMEOUT).ask()).contains("HTTP status 503");
    }

    @Test
    void aQueryWithAResultMeansThatConversionsMayNotRun() throws Exception {
        answer(
                "/api/v1/query",
                200,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
                        + "[{\"metric\":{\"__name__\":\"node_load1\"},\"value\":[1764432000,\"5.25\"]}]}}");

        assertThat(load().ask()).contains("node_load1 is 5.25");
        assertThat(asked).isEqualTo("query=node_load1 > 4");
    }

    @Test
    void aQueryWithoutAResultMeansThatTheyMay() throws Exception {
        answer("/api/v1/query", 200, "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}");

        assertThat(load().ask()).isEmpty();
    }

    @Test
    void aQueryThatPrometheusDoesNotUnderstandIsNoAnswer() {
        answer("/api/v1/query", 400, "{\"status\":\"error\",\"error\":\"parse error\"}");

        assertThatThrownBy(load()::ask).isInstanceOf(IOException.class).hasMessage("HTTP status 400: parse error");
    }

    @Test
    void aServerThatIsNotThereIsNoAnswer() {
        String address = address();
        server.stop(0);

        assertThatThrownBy(new HttpProbe(address, TIMEOUT)::ask).isInstanceOf(IOException.class);
    }

    private PrometheusProbe load() {
        return new PrometheusProbe(address() + "/ node_load1 > 4", TIMEOUT);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            asked = String.valueOf(exchange.getRequestURI().getQuery()).replace('+', ' ');
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }
}
