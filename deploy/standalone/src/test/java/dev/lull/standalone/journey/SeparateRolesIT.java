package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.SampleMedia;
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
            answer("submit media");
            await().atMost(TIMEOUT)
                    .until(() -> answer("gate").startsWith("closed: 1 uploads wait and no upload worker"));

            try (LullProcess uploads = lull("upload-worker --config data/lull.properties")) {
                try (LullProcess first = lull("convert-worker --config data/lull.properties --set convert.lease=2s"
                        + " --set convert.checkpoint-interval=500ms --set convert.preset=veryslow")) {
                    await().atMost(TIMEOUT)
                            .until(() -> first.out().contains("starting deferred conversion") || !first.isAlive());
                    first.kill();
                }
                try (LullProcess second = lull("convert-worker --config data/lull.properties")) {
                    await().atMost(TIMEOUT).until(() -> answer("status").startsWith("nothing is under way"));
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

    private String answer(String command) throws Exception {
        try (LullProcess client = lull(command + " --config data/lull.properties")) {
            assertThat(client.status()).as(client.err()).isZero();
            return client.out();
        }
    }
}
