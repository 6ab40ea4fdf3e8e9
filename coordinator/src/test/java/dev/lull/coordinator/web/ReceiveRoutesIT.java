package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ops.OpsServer;
import dev.lull.common.ops.Routes;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.testing.RoleContexts;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.common.testing.memory.InMemoryQueue;
import dev.lull.coordinator.intake.Intake;
import dev.lull.coordinator.receive.Uploads;
import dev.lull.coordinator.testing.SmallMedia;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tus protocol as clients see it: over HTTP, with an intake in memory behind it. */
class ReceiveRoutesIT {

    private static final String BYTES = "application/offset+octet-stream";

    private final Clock clock = Clock.systemUTC();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Intake intake;
    private Uploads uploads;
    private OpsServer server;

    @BeforeEach
    void start() {
        Settings settings = new SettingsLoader()
                .base(Map.of("target", "/target", "uploads.max-size", "1MB", "uploads.disk-floor", "0B"))
                .load();
        RoleContext context = RoleContexts.of(
                settings, new InMemoryQueue(clock), ledger, new DirectoryStore(folder.resolve("store")), "test", clock);
        intake = new Intake(context, SmallMedia::probe, submission -> {});
        uploads = new Uploads(context, folder.resolve("uploads").toString(), intake, "/target");
        uploads.start();
        server = server(settings, context, Optional.of(uploads));
    }

    private static OpsServer server(Settings settings, RoleContext context, Optional<Uploads> uploads) {
        OpsServer made = new OpsServer(settings, context.health(), context.metrics(), new Routes() {
            @Override
            public void addTo(RoutesConfig routes) {
                ReceiveRoutes received = new ReceiveRoutes(uploads);
                received.addBefore(routes);
                routes.before("/api/v1/*", new AccessControl("secret")::check);
                received.addTo(routes);
            }

            @Override
            public List<String> uploads() {
                return List.of(ReceiveRoutes.PATH);
            }
        });
        made.start();
        return made;
    }

    @AfterEach
    void stop() {
        server.close();
        uploads.close();
        intake.close();
    }

    @Test
    void whatTheServerCanDoIsSaid() throws Exception {
        HttpResponse<String> answer = send("OPTIONS", "", null);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Tus-Version")).isEqualTo("1.0.0");
        assertThat(header(answer, "Tus-Extension"))
                .isEqualTo("creation,creation-with-upload,termination,expiration,checksum");
        assertThat(header(answer, "Tus-Max-Size")).isEqualTo("1000000");
        assertThat(header(answer, "Tus-Checksum-Algorithm")).isEqualTo("sha1,sha256");
    }

    @Test
    void aFileIsSentInPartsAndTheLastAnswerNamesItsSubmission() throws Exception {
        String metadata = "filename YS5qcGc=,relativePath YmVhY2gvYS5qcGc=";
        HttpResponse<String> begun = send("POST", "", null, "Upload-Length", "10", "Upload-Metadata", metadata);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        String upload = upload(begun);
        ZonedDateTime expires = ZonedDateTime.parse(
                header(begun, "Upload-Expires"), DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ENGLISH));
        assertThat(expires.toInstant()).isAfter(clock.instant().plus(Duration.ofHours(23)));

        HttpResponse<String> first = send("PATCH", upload, "hello", "Content-Type", BYTES, "Upload-Offset", "0");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(204);
        assertThat(header(first, "Upload-Offset")).isEqualTo("5");
        assertThat(first.headers().firstValue("Lull-Submission")).isEmpty();
        HttpResponse<String> looked = send("HEAD", upload, null);
        assertThat(looked.statusCode()).isEqualTo(200);
        assertThat(header(looked, "Upload-Offset")).isEqualTo("5");
        assertThat(header(looked, "Upload-Length")).isEqualTo("10");
        assertThat(header(looked, "Upload-Metadata")).isEqualTo(metadata);
        assertThat(header(looked, "Cache-Control")).isEqualTo("no-store");
        HttpResponse<String> last = send("PATCH", upload, "world", "Content-Type", BYTES, "Upload-Offset", "5");

        assertThat(last.statusCode()).isEqualTo(204);
        assertThat(header(last, "Lull-Submission")).isEqualTo(upload.substring(1));
        assertThat(ledger.submissions().find(upload.substring(1)))
                .hasValueSatisfying(
                        submission -> assertThat(Path.of(submission.paths().get(0)))
                                .hasContent("helloworld")
                                .endsWith(Path.of("beach/a.jpg")));
    }

    @Test
    void aFileIsSentWithTheCallThatBeginsIt() throws Exception {
        HttpResponse<String> answer = send("POST", "", "hello", "Content-Type", BYTES, "Upload-Length", "5");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(header(answer, "Upload-Offset")).isEqualTo("5");
        assertThat(header(answer, "Lull-Submission")).isEqualTo(upload(answer).substring(1));
    }

    @Test
    void aConnectionThatBreaksKeepsWhatCame() throws Exception {
        String upload = upload(send("POST", "", null, "Upload-Length", "10"));
        URI url = server.url();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write(("PATCH /api/v1/uploads" + upload
                                    + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret\r\nTus-Resumable: 1.0.0\r\n"
                                    + "Upload-Offset: 0\r\nContent-Type: " + BYTES
                                    + "\r\nContent-Length: 10\r\n\r\nhel")
                            .getBytes(StandardCharsets.UTF_8));
            await().until(() -> size(upload) == 3);
        }
        await().until(() -> send("HEAD", upload, null)
                .headers()
                .firstValue("Upload-Offset")
                .filter("3"::equals)
                .isPresent());

        HttpResponse<String> rest = send("PATCH", upload, "loworld", "Content-Type", BYTES, "Upload-Offset", "3");

        assertThat(rest.statusCode()).as(rest.body()).isEqualTo(204);
        assertThat(header(rest, "Lull-Submission")).isEqualTo(upload.substring(1));
    }

    private long size(String upload) throws IOException {
        Path file = folder.resolve("uploads/upload-" + upload.substring(1) + "/file/upload-" + upload.substring(1));
        return Files.size(file);
    }

    @Test
    void aFileLargerThanTheBodyOfAnyOtherCallIsTaken() throws Exception {
        Settings settings = new SettingsLoader()
                .base(Map.of("target", "/target", "uploads.disk-floor", "0B"))
                .load();
        RoleContext context = RoleContexts.of(
                settings, new InMemoryQueue(clock), ledger, new DirectoryStore(folder.resolve("s")), "test", clock);
        try (Uploads large = new Uploads(context, folder.resolve("large").toString(), intake, "/target")) {
            large.start();
            server.close();
            server = server(settings, context, Optional.of(large));
            String body = "x".repeat(9_000_000);

            HttpResponse<String> answer = send("POST", "", body, "Content-Type", BYTES, "Upload-Length", "9000000");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(header(answer, "Upload-Offset")).isEqualTo("9000000");
        }
    }

    @Test
    void anUploadIsTerminated() throws Exception {
        String upload = upload(send("POST", "", null, "Upload-Length", "10"));

        assertThat(send("DELETE", upload, null).statusCode()).isEqualTo(204);
        assertThat(send("HEAD", upload, null).statusCode()).isEqualTo(404);
        assertThat(send("DELETE", upload, null).statusCode()).isEqualTo(404);
    }

    @Test
    void otherMethodsMayBeSentAsPost() throws Exception {
        String upload = upload(send("POST", "", null, "Upload-Length", "10"));

        HttpResponse<String> patch = send(
                "POST",
                upload,
                "hello",
                "X-HTTP-Method-Override",
                "PATCH",
                "Content-Type",
                BYTES,
                "Upload-Offset",
                "0");
        assertThat(patch.statusCode()).isEqualTo(204);
        assertThat(send("POST", upload, null, "X-HTTP-Method-Override", "DELETE")
                        .statusCode())
                .isEqualTo(204);
        assertThat(send("POST", upload, null).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST  |     | Upload-Length=1000001                              | 413 | uploads.max-size
                    POST  |     | Upload-Length=-1                                   | 400 | Upload-Length must be
                    POST  |     | Upload-Length=1e3                                  | 400 | Upload-Length must be
                    POST  |     |                                                    | 400 | Upload-Length must be
                    POST  |     | Upload-Defer-Length=1                              | 400 | not supported
                    POST  |     | Upload-Length=5;Upload-Concat=partial              | 400 | not supported
                    POST  |     | Upload-Length=5;Upload-Metadata=filename Li4=      | 400 | leads upwards
                    POST  |     | Upload-Length=5;Upload-Metadata=a b c              | 400 | must be pairs
                    PATCH | hi  | Upload-Offset=0                                    | 415 | application/offset+octet-stream
                    PATCH | hi  | Content-Type=application/offset+octet-stream       | 400 | Upload-Offset must be
                    PATCH | hi  | Content-Type=application/offset+octet-stream;Upload-Offset=1 | 409 | Upload-Offset must be 0
                    PATCH | too long | Content-Type=application/offset+octet-stream;Upload-Offset=0 | 413 | Upload-Length
                    PATCH | hi  | Content-Type=application/offset+octet-stream;Upload-Offset=0;Upload-Checksum=md5 x | 400 | sha1,sha256
                    PATCH | hi  | Content-Type=application/offset+octet-stream;Upload-Offset=0;Upload-Checksum=sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00= | 460 | Checksum Mismatch
                    """)
    void whatIsWrongIsSaidInOneLine(String method, String body, String headers, int status, String why)
            throws Exception {
        String upload = method.equals("POST") ? "" : upload(send("POST", "", null, "Upload-Length", "5"));
        List<String> given = new ArrayList<>();
        for (String pair : headers == null ? new String[0] : headers.split(";")) {
            int sign = pair.indexOf('=');
            given.add(pair.substring(0, sign));
            given.add(pair.substring(sign + 1));
        }

        HttpResponse<String> answer = send(method, upload, body, given.toArray(String[]::new));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(why);
        assertThat(header(answer, "Tus-Resumable")).isEqualTo("1.0.0");
        if (method.equals("PATCH")) {
            assertThat(header(send("HEAD", upload, null), "Upload-Offset")).isEqualTo("0");
        }
    }

    @Test
    void aClientOfAnotherVersionIsToldWhichIsSpoken() throws Exception {
        for (String method : List.of("POST", "PATCH", "HEAD", "DELETE")) {
            HttpRequest request = HttpRequest.newBuilder(uri(method.equals("POST") ? "" : "/x"))
                    .header("Authorization", "Bearer secret")
                    .header("Tus-Resumable", "0.2.2")
                    .method(method, BodyPublishers.noBody())
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(method).isEqualTo(412);
            assertThat(header(answer, "Tus-Version")).isEqualTo("1.0.0");
        }
    }

    @Test
    void withoutTheTokenNothingIsTaken() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(""))
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", "5")
                .POST(BodyPublishers.noBody())
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertThat(folder.resolve("uploads")).isDirectoryNotContaining("glob:**upload-*");
    }

    @Test
    void whereNoFolderIsSetThatIsSaid() throws Exception {
        Settings settings =
                new SettingsLoader().base(Map.of("target", "/target")).load();
        RoleContext context = RoleContexts.of(
                settings, new InMemoryQueue(clock), ledger, new DirectoryStore(folder.resolve("s")), "test", clock);
        server.close();
        server = server(settings, context, Optional.empty());

        HttpResponse<String> answer = send("POST", "", null, "Upload-Length", "5");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("set uploads.folder");
    }

    private URI uri(String path) {
        return URI.create(server.url() + "/api/v1/uploads" + path);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer secret")
                .header("Tus-Resumable", "1.0.0")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Where it is, behind the path of all uploads. */
    private static String upload(HttpResponse<String> begun) {
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        return header(begun, "Location").substring("/api/v1/uploads".length());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
