package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do about files on their way: a Lull that stays up, and the commands that talk to it. */
class CancelAndRetryIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private Path work;
    private Path media;
    private LullProcess up;
    private String api;
    private String token;

    @BeforeEach
    void up() throws Exception {
        work = Files.createDirectories(folder.resolve("work"));
        media = Files.createDirectories(work.resolve("media"));
        up = LullProcess.start(
                work,
                "up",
                "--data",
                "data",
                "--out",
                "out",
                "--set",
                "reconcile.interval=1s",
                "--set",
                "convert.preset=veryslow",
                "--set",
                "convert.crf=1",
                // the commands need a processor, too
                "--set",
                "convert.parallel-units=1",
                "--set",
                "convert.threads-per-unit=1");
        await().atMost(TIMEOUT).until(() -> up.out().contains("  join ") || !up.isAlive());
        assertThat(up.isAlive()).as(up.err()).isTrue();
        Properties joining = new Properties();
        joining.load(new StringReader(Files.readString(joinFile())));
        api = joining.getProperty("api.url") + "/api/v1/";
        token = joining.getProperty("http.token");
    }

    @AfterEach
    void down() {
        up.close();
    }

    @Test
    void aCancelledConversionIsGoneWithItsFilesAndMayBeTriedAgain() throws Exception {
        slowFilm();
        String submission = submit("media/slow.avi");
        JsonNode film = awaitFile(submission, "slow.avi", "converting");
        String id = film.path("id").asText();
        await().atMost(TIMEOUT).until(() -> ffmpegs().findAny().isPresent());

        assertThat(lull("cancel", id)).isEqualTo("cancelled slow.avi\n");

        await().atMost(TIMEOUT).until(() -> ffmpegs().findAny().isEmpty());
        await().atMost(TIMEOUT).until(() -> nothingBelow(work.resolve("data/store/conversions/" + id)));
        assertThat(get("media/" + id).path("state").asText()).isEqualTo("cancelled");
        assertThat(get("conversions/" + id).path("status").asText()).isEqualTo("cancelled");
        await().atMost(TIMEOUT)
                .until(() -> get("submissions/" + submission).path("settled_at").isTextual());
        assertThat(media.resolve("slow.avi")).exists();
        assertThat(lull("cancel", id)).isEqualTo("slow.avi was cancelled before\n");

        assertThat(lull("retry", submission)).isEqualTo("trying again 1 of 1 files of " + submission + "\n");
        awaitFile(submission, "slow.avi", "converting");
        assertThat(lull("retry", id)).isEqualTo("slow.avi is on its way already\n");
        assertThat(lull("cancel", submission)).isEqualTo("cancelled 1 of 1 files of " + submission + "\n");
        awaitFile(submission, "slow.avi", "cancelled");
    }

    @Test
    void aVideoWhoseSourceVanishedWhileItWaitedIsUploadedOnceItIsBackAndTriedAgain() throws Exception {
        slowFilm();
        String slow = submit("media/slow.avi");
        awaitFile(slow, "slow.avi", "converting");
        Path film = SampleMedia.in(media).h264Mkv("film.mkv", 1);
        Path image = SampleMedia.in(media).jpeg("late.jpg");
        Path elsewhere = work.resolve("elsewhere");
        Files.move(image, elsewhere);
        String both = submit("media/film.mkv", "media/late.jpg");
        awaitFile(both, "late.jpg", "quarantined");
        awaitFile(both, "film.mkv", "deferred");

        Path film2 = Files.move(film, work.resolve("film"));
        assertThat(awaitFile(both, "film.mkv", "quarantined").path("reason").asText())
                .isEqualTo("the source is gone: " + film);
        await().atMost(TIMEOUT)
                .until(() -> get("submissions/" + both).path("settled_at").isTextual());

        Files.move(film2, film);
        Files.move(elsewhere, image);
        lull("cancel", slow);
        assertThat(lull("retry", both)).isEqualTo("trying again 2 of 2 files of " + both + "\n");

        awaitFile(both, "late.jpg", "uploaded");
        String id = awaitFile(both, "film.mkv", "uploaded").path("id").asText();
        assertThat(work.resolve("out/film.mp4")).exists();
        await().atMost(TIMEOUT)
                .until(() -> get("submissions/" + both).path("settled_at").isTextual());
        assertThat(refused("cancel", id)).isEqualTo("lull: the coordinator answers 409: film.mkv is already uploaded");
        assertThat(refused("retry", id)).contains("film.mkv is already uploaded");
        assertThat(refused("cancel", "0123")).contains("there is no such file");
        assertThat(refused("retry", "20261122-000000-ffffff")).contains("there is no such submission");
    }

    /** Takes minutes with this preset. */
    private void slowFilm() {
        SampleMedia.in(media)
                .make(
                        "slow.avi",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=640x480:rate=25:duration=60",
                        "-c:v",
                        "mpeg4",
                        "-q:v",
                        "8",
                        "-g",
                        "25");
    }

    private String submit(String... paths) throws Exception {
        String out = lull(Stream.concat(Stream.of("submit"), Stream.of(paths)).toArray(String[]::new));
        return out.lines().findFirst().orElseThrow().replace("submitted ", "");
    }

    /** What the command prints when all is well. */
    private String lull(String... words) throws Exception {
        try (LullProcess command = client(words)) {
            assertThat(command.status()).as(command.err()).isZero();
            return command.out();
        }
    }

    /** The one line on standard error of a command that fails. */
    private String refused(String... words) throws Exception {
        try (LullProcess command = client(words)) {
            assertThat(command.status()).isEqualTo(1);
            assertThat(command.err().lines()).hasSize(1);
            return command.err().strip();
        }
    }

    private LullProcess client(String... words) throws IOException {
        String[] all = Stream.concat(
                        Stream.of(words), Stream.of("--config", joinFile().toString()))
                .toArray(String[]::new);
        return LullProcess.start(work, all);
    }

    private JsonNode awaitFile(String submission, String name, String state) throws Exception {
        return await(name + " is " + state)
                .atMost(TIMEOUT)
                .until(
                        () -> file(submission, name),
                        file -> file.path("state").asText().equals(state));
    }

    private JsonNode file(String submission, String name) throws Exception {
        for (JsonNode file : get("submissions/" + submission + "/media").path("items")) {
            if (file.path("name").asText().equals(name)) {
                return file;
            }
        }
        return Json.read("{}");
    }

    /** The encoders, and nothing else that Lull has started. */
    private Stream<ProcessHandle> ffmpegs() {
        return ProcessHandle.of(up.pid())
                .orElseThrow()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("ffmpeg"));
    }

    private static boolean nothingBelow(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> below = Files.list(folder)) {
            return below.findAny().isEmpty();
        }
    }

    private Path joinFile() {
        return work.resolve("data").resolve("lull.properties");
    }

    private JsonNode get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return Json.read(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
