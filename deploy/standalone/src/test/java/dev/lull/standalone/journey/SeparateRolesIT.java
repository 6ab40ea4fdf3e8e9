package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.CoordinatorApi;
import dev.lull.standalone.testing.LullProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every role in a process of its own, joined by the file that {@code lull up} writes. */
class SeparateRolesIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"share", "consumer"})
    void workersThatJoinLaterTakeWhatWaitsAndAKilledOneLosesNothing(String protocol) throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        SampleMedia samples = SampleMedia.in(work.resolve("media"));
        samples.jpeg("photo.jpg");
        samples.hevcMkv("film.mkv", 20);
        samples.mpeg4Avi("clip.avi", 2);

        try (LullProcess up = lull("up --data data --out out --upload-workers 0 --convert-workers 0"
                + " --set convert.protocol=" + protocol)) {
            up.awaitLine("  join");
            assertThat(up.isAlive()).as(up.err()).isTrue();
            CoordinatorApi api = CoordinatorApi.at(work.resolve("data"));
            String submission = api.submit(work.resolve("media"));
            await().atMost(TIMEOUT).until(() -> api.get("gate"), SeparateRolesIT::waitsForAnUploadWorker);

            try (LullProcess uploads = lull("upload-worker --config data/lull.properties")) {
                try (LullProcess first = lull("convert-worker --config data/lull.properties --set convert.lease=2s"
                        + " --set convert.checkpoint-interval=500ms --set convert.preset=veryslow")) {
                    await().atMost(TIMEOUT)
                            .until(() -> first.out().contains("starting deferred conversion") || !first.isAlive());
                    first.kill();
                }
                try (LullProcess second = lull("convert-worker --config data/lull.properties")) {
                    await().atMost(TIMEOUT).until(() -> api.isSettled(submission));
                    assertThat(second.isAlive()).as(second.err()).isTrue();
                }
                assertThat(uploads.isAlive()).as(uploads.err()).isTrue();
            }
        }
        assertThat(Disk.checksums(work.resolve("out"))).containsOnlyKeys("photo.jpg", "film.mp4", "clip.mp4");
        assertThat(Disk.processesAt(folder)).isEmpty();
    }

    private LullProcess lull(String arguments) throws Exception {
        return LullProcess.start(folder.resolve("work"), arguments.split(" "));
    }

    private static boolean waitsForAnUploadWorker(JsonNode gate) {
        return gate.path("state").asText().equals("CLOSED_NO_UPLOAD_WORKERS")
                && gate.path("waiting").asInt() == 1;
    }
}
