package dev.lull.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.io.StringReader;
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
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are sent to {@code lull up} over HTTP, and arrive at its target. */
class UploadOverHttpIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    /** The reference client of the protocol, which nobody of Lull wrote. */
    private static final String CLIENT = "tus-js-client@4.3.1";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Path work;
    private LullProcess up;
    private URI api;
    private String token;

    @BeforeEach
    void start() throws Exception {
        work = Files.createDirectories(folder.resolve("work"));
        up();
    }

    private void up() throws Exception {
        up = LullProcess.start(work, "up", "--data", "data", "--out", "out", "--set", "uploads.disk-floor=1MB");
        await().atMost(TIMEOUT).until(() -> up.out().contains("  join ") || !up.isAlive());
        assertThat(up.isAlive()).as(up.err()).isTrue();
        Properties joining = new Properties();
        joining.load(new StringReader(Files.readString(work.resolve("data/lull.properties"))));
        api = URI.create(joining.getProperty("api.url"));
        token = joining.getProperty("http.token");
    }

    @AfterEach
    void stop() throws Exception {
        up.close();
    }

    @Test
    void aFileWhoseConnectionBreaksAndWhoseServerIsKilledArrivesAtTheTarget() throws Exception {
        byte[] film = Files.readAllBytes(SampleMedia.in(folder).h264Mp4("film.mp4", 3));
        String upload = begin(film.length, "film.mp4", "holiday/2026/film.mp4");
        int third = film.length / 3;
        int twoThirds = 2 * third;
        breakOff(upload, film, third);
        await().atMost(TIMEOUT).until(() -> offset(upload) == third);

        HttpResponse<String> more = append(upload, third, Arrays.copyOfRange(film, third, twoThirds));
        assertThat(more.statusCode()).as(more.body()).isEqualTo(204);
        up.kill();
        up();
        assertThat(offset(upload)).isEqualTo(twoThirds);
        HttpResponse<String> last = append(upload, twoThirds, Arrays.copyOfRange(film, twoThirds, film.length));
        assertThat(last.statusCode()).as(last.body()).isEqualTo(204);
        String submission = last.headers().firstValue("Lull-Submission").orElseThrow();

        await().atMost(TIMEOUT)
                .until(() -> get("submissions/" + submission).path("settled_at").isTextual());
        assertThat(work.resolve("out/holiday/2026/film.mp4")).hasBinaryContent(film);
        assertThat(get("submissions/" + submission + "/media")
                        .path("items")
                        .path(0)
                        .path("state")
                        .asText())
                .isEqualTo("uploaded");
        await().atMost(TIMEOUT).until(() -> received().isEmpty());
        assertThat(offset(upload)).isEqualTo(film.length);
    }

    @Test
    void whatIsNotMediaIsSkippedAndDeletedAndWhatIsBrokenIsKept() throws Exception {
        String text = send(Files.writeString(folder.resolve("letter.txt"), "Dear all, …"));
        Path whole = SampleMedia.in(folder).jpeg("whole.jpg");
        byte[] half = Arrays.copyOf(Files.readAllBytes(whole), (int) Files.size(whole) / 2);
        String broken = send(Files.write(folder.resolve("broken.jpg"), half));

        for (String submission : List.of(text, broken)) {
            await().atMost(TIMEOUT)
                    .until(() ->
                            get("submissions/" + submission).path("settled_at").isTextual());
        }
        assertThat(get("submissions/" + text).path("counts").path("skipped").asInt())
                .isEqualTo(1);
        assertThat(get("submissions/" + broken)
                        .path("counts")
                        .path("quarantined")
                        .asInt())
                .isEqualTo(1);
        await().atMost(TIMEOUT).until(() -> received().equals(List.of("broken.jpg")));

        try (LullProcess forget =
                LullProcess.start(work, Map.of("LULL_DATA", work.resolve("data").toString()), "forget", broken)) {
            assertThat(forget.status()).as(forget.err()).isZero();
        }
        assertThat(received()).isEmpty();
    }

    @Test
    void aClientThatNobodyHereWroteSendsAFile() throws Exception {
        Path client = installed();
        Path film = SampleMedia.in(folder).h264Mp4("client's film.mp4", 4);
        Files.writeString(client.resolve("send.mjs"), """
                import tus from 'tus-js-client';
                import { createReadStream, statSync } from 'node:fs';
                const [endpoint, path, name] = process.argv.slice(2);
                const upload = new tus.Upload(createReadStream(path), {
                  endpoint, chunkSize: 5000, retryDelays: [0, 1000],
                  uploadSize: statSync(path).size,
                  headers: { Authorization: 'Bearer ' + process.env.TOKEN },
                  metadata: { filename: name, filetype: 'video/mp4', relativePath: null },
                  onError: error => { console.error(error); process.exit(1); },
                  onSuccess: ({ lastResponse }) => console.log(lastResponse.getHeader('Lull-Submission')),
                });
                upload.start();
                """);
        ProcessBuilder sending = new ProcessBuilder(
                        "node",
                        "send.mjs",
                        api + "/api/v1/uploads",
                        film.toString(),
                        film.getFileName().toString())
                .directory(client.toFile());
        sending.environment().put("TOKEN", token);
        Ended sent = ended(sending);
        assertThat(sent.status()).as(sent.output()).isZero();

        await().atMost(TIMEOUT).until(() -> Files.exists(work.resolve("out/client's film.mp4")));
        assertThat(work.resolve("out/client's film.mp4")).hasSameBinaryContentAs(film);
        assertThat(get("submissions/" + sent.output().strip()).path("files").asInt())
                .isEqualTo(1);
    }

    /** The folder of an npm project with the client in it; skips the test where that cannot be had. */
    private Path installed() throws Exception {
        assumeTrue(found("node") && found("npm"), "node and npm are needed to run " + CLIENT);
        Path project = Files.createDirectories(folder.resolve("client"));
        Files.writeString(project.resolve("package.json"), "{\"private\": true}");
        Ended install = ended(new ProcessBuilder(
                        "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1", CLIENT)
                .directory(project.toFile()));
        assumeTrue(install.status() == 0, "npm cannot install " + CLIENT + ": " + install.output());
        return project;
    }

    private static boolean found(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private record Ended(int status, String output) {}

    private Ended ended(ProcessBuilder command) throws Exception {
        Path output = Files.createTempFile(folder, "output-", ".txt");
        Process process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        return new Ended(ended ? process.exitValue() : -1, Files.readString(output));
    }

    /** Sends a whole file; returns its submission. */
    private String send(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        String upload = begin(bytes.length, file.getFileName().toString(), "null");
        HttpResponse<String> answer = append(upload, 0, bytes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return answer.headers().firstValue("Lull-Submission").orElseThrow();
    }

    /** Returns the path of the upload on the server. */
    private String begin(long length, String name, String relativePath) throws Exception {
        HttpResponse<String> answer = http.send(
                request("/api/v1/uploads")
                        .header("Upload-Length", Long.toString(length))
                        .header("Upload-Metadata", "filename " + base64(name) + ",relativePath " + base64(relativePath))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> append(String upload, long offset, byte[] bytes) throws Exception {
        return http.send(
                request(upload)
                        .header("Upload-Offset", Long.toString(offset))
                        .header("Content-Type", "application/offset+octet-stream")
                        .method("PATCH", BodyPublishers.ofByteArray(bytes))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Announces all of the bytes, sends so many of them, and hangs up. */
    private void breakOff(String upload, byte[] bytes, int sent) throws IOException {
        String head = "PATCH " + upload + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream"
                + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        try (Socket socket = new Socket(api.getHost(), api.getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes, 0, sent);
        }
    }

    /** -1 while another call holds the upload. */
    private long offset(String upload) throws Exception {
        HttpResponse<String> answer = http.send(
                request(upload).method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        return answer.headers().firstValueAsLong("Upload-Offset").orElse(-1);
    }

    private JsonNode get(String path) throws Exception {
        return Json.read(http.send(request("/api/v1/" + path).build(), BodyHandlers.ofString())
                .body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Tus-Resumable", "1.0.0");
    }

    /** The names of the files that are kept in the folder for uploads. */
    private List<String> received() throws IOException {
        try (Stream<Path> all = Files.walk(work.resolve("data/uploads"))) {
            return all.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("note.json") && !name.equals(".lock"))
                    .toList();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
