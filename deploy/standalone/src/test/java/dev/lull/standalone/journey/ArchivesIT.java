package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import dev.lull.standalone.testing.Report;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives, handed over to Lull as a process. */
class ArchivesIT {

    private static final int ENTRIES = 1000;

    /** More of them take longer, about six seconds each: {@code -Dlull.kills=20}. */
    private static final int KILLS = Integer.getInteger("lull.kills", 4);

    @TempDir
    private Path folder;

    private Path media;

    @BeforeEach
    void media() throws IOException {
        media = Files.createDirectories(folder.resolve("media"));
    }

    @Test
    void filmsAndPicturesInArchivesArriveUnderTheirNames() throws Exception {
        SampleMedia samples = SampleMedia.in(folder.resolve("made"));
        Path photo = samples.jpeg("a.jpg");
        Path film = samples.hevcMkv("film.mkv", 2);
        Path zip = media.resolve("trip.zip");
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            entry(out, "day 1/a.jpg", Files.readAllBytes(photo));
            entry(out, "film.mkv", Files.readAllBytes(film));
            entry(out, "film.srt", "1\n00:00:00,000 --> 00:00:01,000\nHello\n".getBytes(StandardCharsets.UTF_8));
            entry(out, "../escaped.jpg", Files.readAllBytes(photo));
        }
        encrypted(media.resolve("secret.zip"), another(Files.readAllBytes(photo), 1));
        Path json = folder.resolve("report.json");

        try (LullProcess run = start(json)) {
            assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
            assertThat(run.out())
                    .contains("quarantined trip.zip  (unpacked, but 1 of 4 entries could not be taken out: ")
                    .contains("locked      secret.zip  (it needs a password: give it one by lull password ")
                    .contains("locked 1 file")
                    .contains("its path leads out of the archive");
        }
        Path passwords = Files.writeString(folder.resolve("passwords"), "wrong\ncorrect horse\n");
        try (LullProcess run = start(json, "--password-file", passwords.toString())) {
            assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
            assertThat(run.out()).contains("unpacked    secret.zip  (1 entry)").doesNotContain("correct horse");
        }

        assertThat(Disk.checksums(folder.resolve("out")))
                .containsOnlyKeys("trip/day 1/a.jpg", "trip/film.mp4", "trip/film.srt", "secret/b.jpg");
        assertThat(folder.resolve("out/trip/day 1/a.jpg")).hasSameBinaryContentAs(photo);
        assertThat(Report.text(Report.of(json).of("trip/‥/escaped.jpg"), "state"))
                .isEqualTo("quarantined");
        assertThat(Files.readString(folder.resolve("data/lull.log"))).doesNotContain("correct horse");
    }

    @Test
    void killedAtRandomMomentsEachEntryIsTakenOnce() throws Exception {
        byte[] photo = Files.readAllBytes(SampleMedia.in(folder.resolve("made")).jpeg("a.jpg"));
        Map<String, byte[]> entries = new TreeMap<>();
        for (int i = 0; i < ENTRIES; i++) {
            entries.put(name(i), another(photo, i));
        }
        try (ZipOutputStream out =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(media.resolve("box.zip"))))) {
            out.setLevel(1);
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                entry(out, each.getKey().substring("box/".length()), each.getValue());
            }
        }
        Random moments = new Random();
        Path json = folder.resolve("report.json");

        int kills = 0;
        boolean over = false;
        while (kills < KILLS && !over) {
            try (LullProcess run = start(json)) {
                int some = 1 + moments.nextInt(ENTRIES / KILLS / 2);
                await("so many uploads")
                        .atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> uploads(run) >= some || !run.isAlive());
                over = !run.isAlive();
                if (!over) {
                    run.kill();
                    kills++;
                }
            }
            await("no child outlives it")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> Disk.processesAt(folder).isEmpty());
        }
        assertThat(kills).as("kills before all was done").isGreaterThan(KILLS / 2);

        try (LullProcess last = start(json)) {
            assertThat(last.status()).as(last.err()).isZero();
        }
        Report report = Report.of(json);
        assertThat(report.media()).hasSize(ENTRIES + 1);
        assertThat(Report.text(report.of("box.zip"), "state")).isEqualTo("unpacked");
        Path out = folder.resolve("out");
        assertThat(Disk.checksums(out)).hasSize(ENTRIES);
        entries.forEach((name, content) -> assertThat(out.resolve(name)).hasBinaryContent(content));
    }

    private static long uploads(LullProcess run) throws IOException {
        return run.out().lines().filter(line -> line.startsWith("uploaded    ")).count();
    }

    private static String name(int number) {
        return String.format("box/day %02d/%04d.jpg", number / 50, number);
    }

    private static void entry(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private void encrypted(Path zip, byte[] photo) throws IOException {
        ZipParameters parameters = new ZipParameters();
        parameters.setFileNameInZip("b.jpg");
        parameters.setEncryptFiles(true);
        parameters.setEncryptionMethod(EncryptionMethod.AES);
        try (ZipFile out = new ZipFile(zip.toFile(), "correct horse".toCharArray())) {
            out.addStream(new ByteArrayInputStream(photo), parameters);
        }
    }

    private static byte[] another(byte[] photo, int number) {
        byte[] another = Arrays.copyOf(photo, photo.length);
        another[another.length - 3] = (byte) number;
        another[another.length - 4] = (byte) (number >> 8);
        return another;
    }

    private LullProcess start(Path json, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "run",
                media.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--data",
                folder.resolve("data").toString(),
                "--json",
                json.toString(),
                "--set",
                "unpack.free-space=1MB"));
        command.addAll(List.of(more));
        return LullProcess.start(media, command.toArray(String[]::new));
    }
}
