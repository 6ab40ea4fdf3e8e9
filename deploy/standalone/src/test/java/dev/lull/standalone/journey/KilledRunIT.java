package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import dev.lull.standalone.testing.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the whole machine's Lull, three times, and the same command each time. */
class KilledRunIT {

    @TempDir
    private Path folder;

    @Test
    void afterThreeKillsTheSameCommandSettlesEverythingOnce() throws Exception {
        Path media = folder.resolve("media");
        SampleMedia samples = SampleMedia.in(media);
        Path photo = samples.jpeg("01.jpg");
        for (int i = 2; i <= 40; i++) {
            another(photo, i);
        }
        samples.h264Mp4("ready.mp4", 2);
        samples.hevcMkv("first.mkv", 6);
        samples.mpeg4Avi("second.avi", 6);
        samples.vp9Webm("third.webm", 6);

        killAt("uploaded", media);
        killAt("converting", media);
        another(photo, 41);
        Map<String, String> originals = Disk.checksums(media);
        killAt("converted", media);

        Path json = folder.resolve("report.json");
        try (LullProcess last = start(media, json)) {
            assertThat(last.status()).as(last.err()).isZero();
        }
        assertThat(Report.of(json).media())
                .hasSize(originals.size())
                .allSatisfy(file -> assertThat(Report.text(file, "state")).isEqualTo("uploaded"));
        Map<String, String> arrived = Disk.checksums(folder.resolve("out"));
        assertThat(arrived).hasSameSizeAs(originals);
        assertThat(arrived.values()).doesNotHaveDuplicates();
        assertThat(arrived.keySet()).noneMatch(name -> name.contains(".part") || name.contains(".tmp"));
        assertThat(Disk.checksums(media)).isEqualTo(originals);
        assertThat(Disk.processesAt(folder)).isEmpty();
    }

    private static void another(Path photo, int number) throws IOException {
        byte[] another = Files.readAllBytes(photo);
        another[another.length - 3] = (byte) number;
        Files.write(photo.resolveSibling(String.format("%02d.jpg", number)), another);
    }

    private void killAt(String moment, Path media) throws Exception {
        try (LullProcess run = start(media, folder.resolve("report.json"))) {
            run.awaitLine(moment);
            assertThat(run.isAlive()).as(run.err()).isTrue();
            run.kill();
        }
        await("no child outlives it")
                .atMost(Duration.ofSeconds(10))
                .until(() -> Disk.processesAt(folder).isEmpty());
    }

    private LullProcess start(Path media, Path json) throws Exception {
        return LullProcess.start(
                media,
                "run",
                media.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--data",
                folder.resolve("data").toString(),
                "--json",
                json.toString());
    }
}
