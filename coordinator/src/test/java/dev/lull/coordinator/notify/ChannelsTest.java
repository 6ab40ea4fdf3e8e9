package dev.lull.coordinator.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.lull.common.ops.Json;
import dev.lull.common.testing.TickingClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What servers of other people get. */
class ChannelsTest {

    private static final String TEXT = "it is broken\n/in/ü.mkv";

    private final TickingClock clock = new TickingClock();
    private final Notification notification = new Notification(
            "quarantined:b:1",
            "dev.lull.media.quarantined",
            "b",
            clock.instant(),
            true,
            "Lull: quarantined: ü.mkv\r\nBcc: everybody@example.org",
            TEXT,
            Map.of("name", "ü.mkv"));

    private HttpServer server;
    private int status = 200;
    private @Nullable Headers headers;
    private String path = "";
    private String body = "";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            headers = call.getRequestHeaders();
            path = call.getRequestURI().getPath();
            body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, -1);
            call.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aWebServerGetsACloudEventAndCanTellThatItIsOurs() throws Exception {
        new WebhookChannel(url("/hook?key=secret"), "sesame", "/lull/box", clock).tell(notification);

        JsonNode event = Json.read(body);
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo("quarantined:b:1");
        assertThat(event.path("source").asText()).isEqualTo("/lull/box");
        assertThat(event.path("type").asText()).isEqualTo("dev.lull.media.quarantined");
        assertThat(event.path("time").asText()).isEqualTo(clock.instant().toString());
        assertThat(event.path("data").path("name").asText()).isEqualTo("ü.mkv");
        assertThat(headers.getFirst("Content-Type")).isEqualTo("application/cloudevents+json; charset=UTF-8");
        String signed = headers.getFirst("webhook-id") + "." + headers.getFirst("webhook-timestamp") + "." + body;
        assertThat(headers.getFirst("webhook-signature"))
                .isEqualTo("v1," + hmac("sesame".getBytes(StandardCharsets.UTF_8), signed));
    }

    @Test
    void aSecretMayBeWrittenAsStandardWebhooksWritesIt() throws Exception {
        byte[] key = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        String secret = "whsec_" + Base64.getEncoder().encodeToString(key);

        new WebhookChannel(url("/"), secret, "/lull/box", clock).tell(notification);

        String signed = headers.getFirst("webhook-id") + "." + headers.getFirst("webhook-timestamp") + "." + body;
        assertThat(headers.getFirst("webhook-signature")).isEqualTo("v1," + hmac(key, signed));
    }

    @Test
    void withoutASecretNothingIsSigned() throws Exception {
        new WebhookChannel(url("/"), null, "/lull/box", clock).tell(notification);

        assertThat(headers).doesNotContainKey("Webhook-signature");
    }

    @Test
    void anAnswerThatIsNoYesIsAFailureThatNamesTheHostAlone() {
        status = 302;

        assertThatThrownBy(
                        () -> new WebhookChannel(url("/hook?key=secret"), null, "/lull/box", clock).tell(notification))
                .isInstanceOf(IOException.class)
                .hasMessage("127.0.0.1 answers with status 302");
        server.stop(0);
        assertThatThrownBy(
                        () -> new WebhookChannel(url("/hook?key=secret"), null, "/lull/box", clock).tell(notification))
                .hasMessage("127.0.0.1 does not answer: ConnectException");
    }

    @Test
    void aTopicOfNtfyGetsTitleTextAndPriority() throws Exception {
        new NtfyChannel(url("/sub/my-lull"), "tk_1").tell(notification);

        assertThat(path).isEqualTo("/sub/");
        assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer tk_1");
        JsonNode message = Json.read(body);
        assertThat(message.path("topic").asText()).isEqualTo("my-lull");
        assertThat(message.path("message").asText()).isEqualTo(TEXT);
        assertThat(message.path("priority").asInt()).isEqualTo(4);
    }

    @Test
    void anEmailHasOneSubjectAndNoOtherHeaderOfAFilesName() throws Exception {
        try (MailServer mail = new MailServer()) {
            new EmailChannel("smtp://127.0.0.1:" + mail.port(), null, "lull@example.org", "anna@example.org")
                    .tell(notification);

            assertThat(mail.recipients()).containsExactly("<anna@example.org>");
            assertThat(mail.message())
                    .contains("From: lull@example.org", "To: anna@example.org", "Subject: =?UTF-8?")
                    .doesNotContain("\nBcc:");
        }
    }

    @Test
    void aPasswordIsNotSentInTheClear() throws Exception {
        try (MailServer mail = new MailServer()) {
            EmailChannel channel = new EmailChannel(
                    "smtp://anna@127.0.0.1:" + mail.port(), "sesame", "lull@example.org", "anna@example.org");

            assertThatThrownBy(() -> channel.tell(notification))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("127.0.0.1 does not take it");
            assertThat(mail.heard())
                    .doesNotContain(
                            "sesame",
                            Base64.getEncoder().encodeToString("sesame".getBytes(StandardCharsets.UTF_8)),
                            "AUTH");
        }
    }

    private String url(String file) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + file;
    }

    private static String hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
