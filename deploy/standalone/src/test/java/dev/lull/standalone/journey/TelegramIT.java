package dev.lull.standalone.journey;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import dev.lull.standalone.testing.Report;
import dev.lull.upload.testing.BotApiStub;
import dev.lull.upload.testing.Fault;
import dev.lull.upload.testing.PostedItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One folder for a chat that throttles at first and does not like one of the photos. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelegramIT {

    private static final int PHOTOS = 23;
    private static final String BAD = "photo-17.jpg";

    private final BotApiStub telegram = BotApiStub.start();
    private Path folder;
    private Map<String, String> originals;
    private int status;
    private String errors;
    private Report report;

    @BeforeAll
    void handOver(@TempDir Path folder) throws Exception {
        this.folder = folder;
        Path media = folder.resolve("holiday");
        SampleMedia samples = SampleMedia.in(media);
        byte[] photo = Files.readAllBytes(samples.jpeg("photo-1.jpg"));
        for (int i = 2; i <= PHOTOS; i++) {
            byte[] another = photo.clone();
            another[another.length - 3] = (byte) i;
            Files.write(media.resolve("photo-" + i + ".jpg"), another);
        }
        samples.h264Mp4("clips/ready.mp4", 2);
        samples.hevcMkv("clips/film.mkv", 2);
        originals = Disk.checksums(media);

        telegram.next(new Fault.Throttle(1), new Fault.BadGateway());
        telegram.refuseFiles(BAD::equals, "Bad Request: IMAGE_PROCESS_FAILED");
        Path json = folder.resolve("report.json");
        try (LullProcess run = LullProcess.start(media, arguments(media, json))) {
            status = run.status();
            errors = run.err();
        }
        report = Report.of(json);
        assertThat(Disk.checksums(media)).isEqualTo(originals);
    }

    @AfterAll
    void close() {
        telegram.close();
    }

    @Test
    void everythingButTheBadPhotoArrivesOnce() {
        assertThat(report.media())
                .filteredOn(file -> !Report.text(file, "name").equals(BAD))
                .extracting(file -> Report.text(file, "name") + " " + Report.text(file, "state") + " "
                        + Report.text(file, "reason"))
                .filteredOn(line -> !line.contains(" uploaded "))
                .isEmpty();
        assertThat(telegram.posted())
                .extracting(PostedItem::fileName)
                .hasSize(PHOTOS - 1 + 2)
                .doesNotHaveDuplicates()
                .contains("ready.mp4", "film.mp4")
                .doesNotContain(BAD);
        assertThat(telegram.posted())
                .filteredOn(item -> item.kind().equals("photo"))
                .allSatisfy(item -> assertThat(originals).containsEntry(item.fileName(), item.sha256()));
    }

    @Test
    void theBadPhotoIsQuarantinedWithTelegramsWords() {
        assertThat(status).as(errors).isEqualTo(3);
        assertThat(Report.text(report.of(BAD), "state")).isEqualTo("quarantined");
        assertThat(Report.text(report.of(BAD), "reason")).isEqualTo("Telegram says: Bad Request: IMAGE_PROCESS_FAILED");
    }

    @Test
    void thePhotosThatWereNotRefusedTogetherAreAlbumsOfTenAtMost() {
        Map<String, Long> albums = telegram.posted().stream()
                .filter(item -> !item.album().isEmpty())
                .collect(groupingBy(PostedItem::album, counting()));

        assertThat(albums.values()).containsExactlyInAnyOrder(10L, 3L);
    }

    @Test
    void whatPeopleReadSaysWhereItComesFrom() {
        assertThat(telegram.posted())
                .filteredOn(
                        item -> item.kind().equals("photo") && !item.caption().isEmpty())
                .allSatisfy(item -> assertThat(item.caption()).matches("holiday – images [123](/3)?"))
                .hasSize(2 + 9);
        assertThat(telegram.posted())
                .filteredOn(item -> item.kind().equals("video"))
                .allSatisfy(item -> {
                    assertThat(item.caption()).isEqualTo("holiday – " + item.fileName());
                    assertThat(item.thumbnail()).isPositive();
                    assertThat(item.duration()).isEqualTo(2);
                })
                .hasSize(2);
    }

    @Test
    void theReceiptIsThePlaceInTheChat() {
        assertThat(Report.text(report.of("clips/ready.mp4"), "result")).matches("telegram:@holiday/1\\d{3}");
    }

    @Test
    void theTokenIsWrittenNowhere() throws IOException {
        String log = Files.readString(folder.resolve("data").resolve("lull.log"));

        assertThat(log).contains("Telegram says").doesNotContain(BotApiStub.TOKEN);
        assertThat(errors).doesNotContain(BotApiStub.TOKEN);
    }

    private String[] arguments(Path media, Path json) {
        return List.of(
                        "run",
                        media.toString(),
                        "--out",
                        "telegram:@holiday",
                        "--data",
                        folder.resolve("data").toString(),
                        "--json",
                        json.toString(),
                        "--set",
                        "telegram.api-url=" + telegram.url(),
                        "--set",
                        "telegram.token=" + BotApiStub.TOKEN,
                        "--set",
                        "telegram.per-second=30",
                        "--set",
                        "telegram.per-minute=1800",
                        "--set",
                        "upload.recheck=500ms")
                .toArray(String[]::new);
    }
}
