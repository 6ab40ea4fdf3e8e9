package dev.lull.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.progress.FakeTerminal;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private Path work;
    private Path media;
    private Path out;

    @BeforeEach
    void folders() throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
        media = Files.createDirectories(work.resolve("my media"));
        out = work.resolve("out");
    }

    @Test
    void aFolderOfGoodAndBadFilesIsSettledToTheLast() throws Exception {
        SampleMedia samples = SampleMedia.in(media);
        Path photo = samples.jpeg("-rf 'odd' \"name\"\n📷.jpg");
        Path film = samples.h264Mp4("sub/film.mp4", 1);
        samples.h264Ts("sub/camera.ts", 1);
        Files.createFile(media.resolve("empty.jpg"));
        Files.writeString(media.resolve("text.mp4"), "hello\n");
        Files.createSymbolicLink(media.resolve("dangling.jpg"), Path.of("/nowhere"));
        Path report = work.resolve("report.json");

        try (LullProcess run = run("my media", "no such file", "--json", "report.json")) {
            assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
            assertThat(run.err()).doesNotContain("\tat ").doesNotContain("Exception");
            assertThat(run.out())
                    .contains("uploaded    -rf 'odd' \"name\"\\n📷.jpg")
                    .contains("deferred    sub/camera.ts  (container mpegts)")
                    .contains("quarantined no such file  (no such file or folder)")
                    .contains("sub/camera.ts                 new container, same streams");
        }

        // the target keeps names but for control characters
        assertThat(out.resolve("-rf 'odd' \"name\"_📷.jpg")).hasSameBinaryContentAs(photo);
        assertThat(out.resolve("sub/film.mp4")).hasSameBinaryContentAs(film);
        JsonNode json = Json.read(Files.readString(report));
        assertThat(Json.write(json.path("counts"))).isEqualTo("{\"uploaded\":3,\"skipped\":2,\"quarantined\":2}");
        assertThat(json.path("media")).hasSize(7).allSatisfy(file -> {
            assertThat(file.properties().stream().map(field -> field.getKey()))
                    .containsExactly(
                            "id",
                            "submission",
                            "source",
                            "name",
                            "kind",
                            "content_type",
                            "size",
                            "sha256",
                            "modified_at",
                            "owner",
                            "sidecar_of",
                            "attempts",
                            "compatible",
                            "plan",
                            "segments",
                            "state",
                            "reason",
                            "captured_at",
                            "captured_place",
                            "camera",
                            "container",
                            "duration_seconds",
                            "tracks",
                            "lost",
                            "kept",
                            "ssim",
                            "result",
                            "original",
                            "submitted_at",
                            "converted_at",
                            "uploaded_at");
            assertThat(file.path("uploaded_at").isTextual()
                            || file.path("reason").isTextual())
                    .as("uploaded, or a reason why not: %s", file)
                    .isTrue();
        });
    }

    @Test
    void onATerminalWhatGoesOnIsDrawnAndOnlyTheSummaryStays() throws Exception {
        assumeThat(Path.of("/usr/bin/script")).as("the script of util-linux").exists();
        SampleMedia.in(media).jpeg("a.jpg");
        FakeTerminal terminal = new FakeTerminal(60);
        String[] arguments = {"run", "my media", "--out", "out", "--data", "data"};

        try (LullProcess run = LullProcess.startOnTerminal(work, 20, 60, arguments)) {
            assertThat(run.status()).as(run.out()).isZero();
            terminal.stream().append(run.out()).flush();
            assertThat(run.out())
                    .contains("starting ")
                    .contains("1 uploaded")
                    .doesNotContain("0/0")
                    .doesNotContain("? %");
        }

        assertThat(terminal.rows()).hasSize(3).element(1).asString().startsWith("uploaded 1 file (");
    }

    @Test
    void afterCtrlCTheSameCommandGoesOnWhereItStopped() throws Exception {
        SampleMedia samples = SampleMedia.in(media);
        samples.jpeg("a.jpg");
        samples.h264Ts("b.ts", 1);
        List<String> slow = List.of("--set", "upload.parallel=1", "--convert-workers", "0");

        try (LullProcess run = run("my media", slow.toArray(String[]::new))) {
            await().atMost(TIMEOUT).until(() -> run.out().contains("uploaded    a.jpg"));
            List<ProcessHandle> children =
                    ProcessHandle.of(run.pid()).orElseThrow().descendants().toList();
            run.interrupt();

            assertThat(run.status()).isEqualTo(130);
            assertThat(run.err().lines()).containsExactly("lull: stopped; the same command goes on where it stopped");
            assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        }

        try (LullProcess again = run("my media")) {
            assertThat(again.status()).as(again.out() + again.err()).isZero();
            assertThat(again.out()).contains("uploaded 2 files").doesNotContain("duplicate");
        }
        try (Stream<Path> arrived = Files.list(out)) {
            assertThat(arrived.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("a.jpg", "b.mp4");
        }
        try (LullProcess third = run("my media")) {
            assertThat(third.status()).isZero();
            assertThat(third.out()).contains("uploaded 0 files").contains("duplicate 2 files");
        }
    }

    @Test
    void aFolderWithDatesIsSortedByTheDayOfTheCapture() throws Exception {
        String[] phone = {
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=160x120:r=25:d=0.4",
            "-c:v",
            "libx264",
            "-pix_fmt",
            "yuv420p",
            "-movflags",
            "use_metadata_tags+faststart",
            "-metadata",
            "com.apple.quicktime.creationdate=2019-07-22T00:30:00+0200"
        };
        SampleMedia.in(media).make("trip/phone.mov", phone);
        String[] arguments = {
            "run", "my media", "--out", "sorted/{year}/{month}/{day}", "--data", "data", "--json", "report.json"
        };

        try (LullProcess run = LullProcess.start(work, arguments)) {
            assertThat(run.status()).as(run.out() + run.err()).isZero();
        }

        assertThat(work.resolve("sorted/2019/07/22/trip/phone.mp4")).isRegularFile();
        assertThat(Json.read(Files.readString(work.resolve("report.json")))
                        .path("media")
                        .path(0)
                        .path("captured_at")
                        .asText())
                .isEqualTo("2019-07-22T00:30:00+02:00");
    }

    @Test
    void wrongUsageAndWrongSettingsAreSaidInOneLineEach() throws Exception {
        try (LullProcess run = LullProcess.start(work, "run", "my media", "--uot", "out")) {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("lull run: ")
                    .contains("--out");
        }
        try (LullProcess run = run("my media", "--set", "convert.crf=high", "--set", "gate.yeild=never")) {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err().lines())
                    .hasSize(2)
                    .anyMatch(line -> line.contains("convert.crf"))
                    .anyMatch(line -> line.contains("did you mean gate.yield?"));
        }
    }

    private LullProcess run(String path, String... more) throws IOException {
        List<String> arguments = Stream.concat(
                        Stream.of("run", path, "--out", "out", "--data", "data"), Stream.of(more))
                .toList();
        return LullProcess.start(work, arguments.toArray(String[]::new));
    }
}
