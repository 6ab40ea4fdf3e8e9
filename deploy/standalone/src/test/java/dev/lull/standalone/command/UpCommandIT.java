package dev.lull.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.lull.common.ops.Json;
import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpCommandIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static Path work;
    private static LullProcess up;
    private static String api;
    private static String token;

    @BeforeAll
    static void up() throws Exception {
        work = Files.createDirectories(folder.resolve("work"));
        Files.createDirectories(work.resolve("camera"));
        up = LullProcess.start(
                work,
                "up",
                "--data",
                "data",
                "--out",
                "out",
                "--watch",
                "camera=front/door",
                "--set",
                "upload.recheck=2s",
                "--set",
                "watch.settle=2s");
        await().atMost(TIMEOUT).until(() -> up.out().contains("  join ") || !up.isAlive());
        assertThat(up.isAlive()).as(up.err()).isTrue();
        api = joining().getProperty("api.url") + "/api/v1/";
        token = joining().getProperty("http.token");
    }

    @AfterAll
    static void down() throws Exception {
        up.close();
    }

    @Test
    void whatAFurtherProcessNeedsIsInAFileForItsOwnerOnly() throws Exception {
        assertThat(joining().stringPropertyNames())
                .contains("kafka.bootstrap.servers", "redis.url", "api.url", "store", "target")
                .contains("kafka.sasl.jaas.config", "http.token")
                .contains("convert.profile", "convert.encoder", "convert.crf", "convert.audio-bitrate");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(joinFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void itsTokenGoesToThisCoordinatorAndToNoOtherThatIsNamed() throws Exception {
        Map<String, String> environment =
                Map.of("LULL_DATA", work.resolve("data").toString());
        try (LullProcess gate =
                LullProcess.start(work, environment, "gate", "--api", joining().getProperty("api.url"))) {
            assertThat(gate.status()).as(gate.err()).isZero();
        }
        List<Object> sent = new CopyOnWriteArrayList<>();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", call -> {
            sent.add(call.getRequestHeaders().keySet());
            call.sendResponseHeaders(404, -1);
            call.close();
        });
        other.start();
        String url = "http://127.0.0.1:" + other.getAddress().getPort();
        try (LullProcess gate = LullProcess.start(work, environment, "gate", "--api", url)) {
            assertThat(gate.status()).isEqualTo(1);
        } finally {
            other.stop(0);
        }
        assertThat(sent)
                .singleElement(InstanceOfAssertFactories.collection(String.class))
                .doesNotContain("Authorization");
    }

    @Test
    void noSecretIsShown() throws Exception {
        String log = Files.readString(work.resolve("data/lull.log"));
        for (String file : List.of("redis/password", "kafka/password", "http.token")) {
            String secret = Files.readString(work.resolve("data").resolve(file)).strip();
            assertThat(up.out() + up.err() + log).as(file).doesNotContain(secret);
        }
    }

    @Test
    void aSecondOneOnTheSameDataIsRefusedWithTheProcessThatHoldsIt() throws Exception {
        try (LullProcess second = LullProcess.start(work, "run", "x", "--out", "o", "--data", "data")) {
            assertThat(second.status()).isEqualTo(1);
            assertThat(second.err().lines())
                    .singleElement()
                    .asString()
                    .contains("process " + up.pid())
                    .contains("--data");
        }
    }

    @Test
    void whatIsSubmittedCanBeFollowedToItsEnd() throws Exception {
        Path media = Files.createDirectories(work.resolve("media"));
        SampleMedia.in(media).jpeg("a.jpg");
        String id;
        try (LullProcess submit = client("submit", "media")) {
            assertThat(submit.status()).as(submit.err()).isZero();
            id = submit.out().lines().findFirst().orElseThrow().replace("submitted ", "");
        }
        await().atMost(TIMEOUT)
                .until(() -> get("submissions/" + id).path("settled_at").isTextual());

        try (LullProcess status = client("status", id)) {
            assertThat(status.status()).isZero();
            assertThat(status.out()).contains(id + "  settled ").contains("uploaded    a.jpg");
        }
        JsonNode file = get("submissions/" + id + "/media").path("items").path(0);
        assertThat(file.path("result").asText()).isEqualTo("a.jpg");
        assertThat(get("media/" + file.path("id").asText())).isEqualTo(file);
        try (LullProcess gate = client("gate")) {
            assertThat(gate.status()).isZero();
            assertThat(gate.out()).containsAnyOf("open:", "closed:");
        }
    }

    @Test
    void conversionsArePausedAndUploadsGoOn() throws Exception {
        try (LullProcess pause = client("pause", "--for", "2h")) {
            assertThat(pause.status()).as(pause.err()).isZero();
            assertThat(pause.out()).startsWith("closed: ").contains("paused by ", ", until 20");
        }
        Path media = Files.createDirectories(work.resolve("paused"));
        SampleMedia.in(media).h264Mp4("ready.mp4", 2);
        SampleMedia.in(media).hevcMkv("p.mkv", 1);
        String id;
        try (LullProcess submit = client("submit", "paused")) {
            assertThat(submit.status()).as(submit.err()).isZero();
            id = submit.out().lines().findFirst().orElseThrow().replace("submitted ", "");
        }
        await().atMost(TIMEOUT).until(() -> Files.exists(work.resolve("out/ready.mp4")));
        assertThat(get("submissions/" + id).path("counts").path("deferred").asInt())
                .isEqualTo(1);
        assertThat(get("gate").path("reasons").findValuesAsText("state")).contains("CLOSED_PAUSED");

        try (LullProcess resume = client("resume")) {
            assertThat(resume.status()).as(resume.err()).isZero();
            assertThat(resume.out()).doesNotContain("paused");
        }
        await().atMost(TIMEOUT).until(() -> Files.exists(work.resolve("out/p.mp4")));
    }

    @Test
    void whatComesIntoAWatchedFolderIsTakenWhenItIsWhole() throws Exception {
        assertThat(up.out()).contains("  watch   " + work.resolve("camera") + "=front/door");
        byte[] whole = Files.readAllBytes(SampleMedia.in(work).h264Mp4("clip.mp4", 3));
        Path clip = Files.createDirectories(work.resolve("camera/2026")).resolve("clip.mp4");
        try (OutputStream writer = Files.newOutputStream(clip)) {
            writer.write(whole, 0, whole.length / 2);
            SampleMedia.in(work.resolve("camera")).h264Mp4("a.mp4", 4);
            await().atMost(TIMEOUT).until(() -> Files.exists(work.resolve("out/front/door/a.mp4")));
            writer.write(whole, whole.length / 2, whole.length - whole.length / 2);
        }

        await().atMost(TIMEOUT).until(() -> Files.exists(work.resolve("out/front/door/2026/clip.mp4")));
        assertThat(work.resolve("out/front/door/2026/clip.mp4")).hasBinaryContent(whole);
    }

    @Test
    void aFolderThatIsNotThereIsNotWatched() throws Exception {
        try (LullProcess other = LullProcess.start(work, "up", "--data", "other", "--out", "o", "--watch", "nowhere")) {
            assertThat(other.status()).isEqualTo(1);
            assertThat(other.err())
                    .isEqualToIgnoringNewLines("lull: --watch: " + work.resolve("nowhere") + ": no such folder");
        }
    }

    @Test
    void whatGoesOnCanBeWatched() throws Exception {
        try (LullProcess watch = client("watch", "--once")) {
            assertThat(watch.status()).as(watch.err()).isZero();
            assertThat(watch.out()).containsPattern("gate +(open|closed): ").containsPattern("images +\\d+ waiting, ");
        }
        try (LullProcess submit = client("submit", "nothing there", "--json")) {
            assertThat(submit.status()).as(submit.err()).isZero();
            assertThat(Json.read(submit.out()).path("id").asText()).matches("\\d{8}-\\d{6}-[0-9a-f]+");
        }
    }

    @Test
    void howFilesEndedIsKept() throws Exception {
        SampleMedia.in(Files.createDirectories(work.resolve("past"))).hevcMkv("past.mkv", 2);
        settled("past");
        await().atMost(TIMEOUT)
                .until(() ->
                        get("history").path("items").findValuesAsText("name").contains("past.mkv"));

        try (LullProcess history = client("history", "--limit", "3")) {
            assertThat(history.status()).as(history.err()).isZero();
            assertThat(history.out()).containsPattern("Z  uploaded    past.mkv  \\([\\d.]+ kB -> [\\d.]+ kB, full\\)");
        }
        try (LullProcess history = client("history", "--json")) {
            assertThat(history.status()).as(history.err()).isZero();
            JsonNode entry = history.out()
                    .lines()
                    .map(Json::read)
                    .filter(each -> each.path("name").asText().equals("past.mkv"))
                    .findFirst()
                    .orElseThrow();
            assertThat(entry.path("result").asText()).isEqualTo("past.mp4");
            assertThat(entry.path("result_size").asLong()).isEqualTo(Files.size(work.resolve("out/past.mp4")));
            assertThat(entry.path("ssim").asDouble()).isGreaterThan(0.7);
        }
        try (LullProcess stats = client("stats")) {
            assertThat(stats.status()).as(stats.err()).isZero();
            assertThat(stats.out())
                    .containsPattern("since \\d{4}-\\d\\d-\\d\\d: .*uploaded.* converted in \\d+ s on average");
        }
    }

    @Test
    void aPauseOfNoLengthIsRefused() throws Exception {
        try (LullProcess pause = client("pause", "--for", "soon")) {
            assertThat(pause.status()).isEqualTo(2);
            assertThat(pause.err()).startsWith("lull pause: --for must be a time from 1s to 365d");
        }
    }

    @Test
    void whatIsForgottenIsNoDuplicateWhenItIsSubmittedAgain() throws Exception {
        SampleMedia.in(Files.createDirectories(work.resolve("forgotten"))).h264Mp4("f.mp4", 1);
        String first = settled("forgotten");
        assertThat(get("submissions/" + settled("forgotten"))
                        .path("counts")
                        .path("duplicate")
                        .asInt())
                .isEqualTo(1);

        try (LullProcess verify = client("verify")) {
            assertThat(verify.status()).as(verify.err()).isIn(0, 3);
            assertThat(verify.out()).contains("uploaded files with the target");
        }
        try (LullProcess forget = client("forget", first)) {
            assertThat(forget.status()).as(forget.err()).isZero();
            assertThat(forget.out()).contains("forgot 1 of 1 files of " + first);
        }

        assertThat(get("submissions/" + settled("forgotten"))
                        .path("counts")
                        .path("uploaded")
                        .asInt())
                .isEqualTo(1);
    }

    private String settled(String path) throws Exception {
        try (LullProcess submit = client("submit", path)) {
            assertThat(submit.status()).as(submit.err()).isZero();
            String id = submit.out().lines().findFirst().orElseThrow().replace("submitted ", "");
            await().atMost(TIMEOUT)
                    .until(() -> get("submissions/" + id).path("settled_at").isTextual());
            return id;
        }
    }

    @Test
    void aTargetThatIsAwayIsSaidTheGateStaysShutAndNothingIsLost() throws Exception {
        Path out = work.resolve("out");
        Path unmounted = Files.move(out, work.resolve("unmounted"));
        Path media = Files.createDirectories(work.resolve("more media"));
        SampleMedia.in(media).png("b.png");
        String id;
        try (LullProcess submit = client("submit", "more media")) {
            assertThat(submit.status()).as(submit.err()).isZero();
            id = submit.out().lines().findFirst().orElseThrow().replace("submitted ", "");
        }

        await().atMost(TIMEOUT).untilAsserted(() -> {
            try (LullProcess status = client("status")) {
                assertThat(status.status()).as(status.err()).isZero();
                assertThat(status.out())
                        .contains("gate closed: ")
                        .containsPattern(out + " waits [12] s: the target folder " + out + " is missing");
            }
        });
        // between two looks at the target there is a moment without a wait
        await().until(() -> get("target").path("reason").asText().contains("is missing"));
        assertThat(get("gate").path("open").asBoolean()).isFalse();

        Files.move(unmounted, out);
        await().atMost(TIMEOUT)
                .until(() -> get("submissions/" + id).path("settled_at").isTextual());
        assertThat(get("submissions/" + id).path("counts").path("uploaded").asInt())
                .isEqualTo(1);
        await().until(() -> !get("target").path("waits").asBoolean());
    }

    @Test
    void theGateIsToldWithItsStateAndTheReason() throws Exception {
        await().atMost(TIMEOUT).until(() -> get("gate").path("open").asBoolean());

        JsonNode gate = get("gate");

        assertThat(gate.fieldNames())
                .toIterable()
                .containsExactly("state", "open", "waiting", "error", "since", "overdue", "reasons");
        assertThat(gate.path("state").asText()).isEqualTo("OPEN");
        assertThat(gate.path("overdue").asBoolean()).isFalse();
        assertThat(get("backlog").path("gate_open").asBoolean()).isTrue();
    }

    @Test
    void aSubmissionIsAcceptedWithItsAddress() throws Exception {
        HttpResponse<String> accepted = post("{\"paths\": [\"" + work.resolve("nothing there") + "\"]}");

        assertThat(accepted.statusCode()).isEqualTo(202);
        String id = Json.read(accepted.body()).path("id").asText();
        assertThat(accepted.headers().firstValue("Location")).contains("/api/v1/submissions/" + id);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{,                               column",
                "[],                              object with a list of paths",
                "{\"paths\": []},                 1 to 10000",
                "{\"paths\": [7]},                paths[0]",
                "{\"paths\": [\"relative\"]},     paths[0]",
                "`{\"paths\": [\"/a\"], \"x\": 1}`, unknown field 'x'",
            })
    void aBodyThatIsNotUnderstoodIsRefusedWithTheReason(String body, String reason) throws Exception {
        HttpResponse<String> refused = post(body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Json.read(refused.body()).path("detail").asText()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "submissions/nothing,           404",
        "media/nothing,                 404",
        "conversions/nothing,           404",
        "nothing,                       404",
        "media,                         400",
        "media?state=lost,              400",
        "submissions?limit=501,         400",
        "submissions?offset=-1,         400",
        "gate,                          200",
        "backlog,                       200",
        "history,                       200",
        "history?limit=0,               400",
        "history?before=x,              400",
        "stats?days=7,                  200",
        "stats?days=0,                  400",
        "target,                        200",
        "sources,                       200",
        "../../livez,                   200",
        "../../readyz,                  200",
        "../../metrics,                 200",
    })
    void everyCallAnswersWithItsStatus(String path, int status) throws Exception {
        assertThat(send(request(path)).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"Bearer wrong", "Basic wrong", "''"})
    void withoutTheTokenNothingIsAnswered(String authorization) throws Exception {
        HttpResponse<String> refused =
                send(HttpRequest.newBuilder(URI.create(api + "gate")).header("Authorization", authorization));

        assertThat(refused.statusCode()).isEqualTo(401);
    }

    @Test
    void aSubmissionThatIsNotSaidToBeJsonIsRefused() throws Exception {
        HttpRequest.Builder form = request("submissions").POST(HttpRequest.BodyPublishers.ofString("{}"));

        assertThat(send(form).statusCode()).isEqualTo(415);
    }

    private static LullProcess client(String command, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--config";
        all[arguments.length + 2] = joinFile().toString();
        return LullProcess.start(work, all);
    }

    private static Path joinFile() {
        return work.resolve("data").resolve("lull.properties");
    }

    private static Properties joining() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(joinFile())));
        return properties;
    }

    private static JsonNode get(String path) throws Exception {
        return Json.read(send(request(path)).body());
    }

    private static HttpResponse<String> post(String body) throws Exception {
        return send(request("submissions")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api).resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
