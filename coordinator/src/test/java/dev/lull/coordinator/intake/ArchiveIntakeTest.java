package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.ArchivedSource;
import dev.lull.common.store.HeldFile;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadTask;
import dev.lull.coordinator.action.Unlock;
import dev.lull.coordinator.testing.SmallMedia;
import dev.lull.coordinator.testing.TestArchive;
import dev.lull.coordinator.testing.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveIntakeTest {

    @TempDir
    Path folder;

    private Path in;
    private SmallMedia media;
    private World world;
    private final Map<String, String> set = new HashMap<>(Map.of("target", World.TARGET, "unpack.free-space", "1B"));

    @BeforeEach
    void world() throws IOException {
        in = Files.createDirectories(folder.resolve("in"));
        media = new SmallMedia(folder.resolve("made"));
        world = new World(folder.resolve("world")).accepted(List.of(in.toString()));
    }

    private void run() {
        new Unpackings(world, settings()).run();
    }

    private Settings settings() {
        return new SettingsLoader().base(set).load();
    }

    private Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        world.ledger
                .submissions()
                .files(World.SUBMISSION, 0, 1000)
                .forEach(file -> states.put(
                        file.name(), file.state().wireName() + (file.reason() == null ? "" : ": " + file.reason())));
        return states;
    }

    private MediaFile file(String name) {
        return world.ledger.submissions().files(World.SUBMISSION, 0, 1000).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyFileOfAnArchiveIsTakenInAsIfItHadBeenInAFolder() throws Exception {
        new TestArchive()
                .file("day 1/a.jpg", media.jpeg("a.jpg"))
                .file("day 1/b.mp4", media.compatible("b.mp4"))
                .file("c.mkv", media.incompatible("c.mkv"))
                .file("again/a.jpg", media.jpeg("a.jpg"))
                .file("notes.txt", "text\n".repeat(9).getBytes(StandardCharsets.UTF_8))
                .file("__MACOSX/._a.jpg", new byte[100])
                .file("__MACOSX/._b.jpg", new byte[100])
                .zip(in.resolve("holiday.zip"));

        run();

        assertThat(states())
                .containsEntry("holiday.zip", "unpacked: 7 entries")
                .containsEntry("holiday/day 1/a.jpg", "queued")
                .containsEntry("holiday/day 1/b.mp4", "queued")
                .containsEntry(
                        "holiday/__MACOSX", "skipped: left out: its name matches __MACOSX in intake.exclude-names")
                .containsEntry("holiday/notes.txt", "skipped: text/plain is not a picture or a video")
                .hasSize(7);
        assertThat(states().get("holiday/c.mkv")).startsWith("deferred");
        assertThat(states().get("holiday/again/a.jpg")).startsWith("waiting: same content as holiday/day 1/a.jpg");
        assertThat(file("holiday.zip").kind()).isEqualTo(MediaKind.ARCHIVE);
        assertThat(file("holiday/day 1/a.jpg").modified()).isEqualTo(TestArchive.MODIFIED);
        assertThat(world.queue.published(Topic.UPLOAD_IMAGES)).hasSize(1);
        assertThat(world.queue.published(Topic.UPLOAD_VIDEOS)).hasSize(1);
        assertThat(world.queue.published(Topic.CONVERT_DEFERRED)).hasSize(1);
        assertThat(world.ledger
                        .submissions()
                        .find(World.SUBMISSION)
                        .orElseThrow()
                        .settled())
                .isNull();
    }

    @Test
    void whatGoesOnIsInTheStoreAndNothingElse() throws Exception {
        new TestArchive()
                .file("a.jpg", media.jpeg("a.jpg"))
                .file("notes.txt", "text\n".repeat(9).getBytes(StandardCharsets.UTF_8))
                .zip(in.resolve("a.zip"));

        run();

        MediaFile image = file("a/a.jpg");
        try (HeldFile held = world.sources.hold(image.source())) {
            assertThat(Files.readAllBytes(held.path())).isEqualTo(Files.readAllBytes(media.jpeg("a.jpg")));
        }
        assertThat(world.store.list(ArchivedSource.folder(file("a.zip").id()))).hasSize(1);
        assertThat(world.store.list(ArchiveIntake.SCRATCH)).isEmpty();
        world.uploaded();
        assertThat(world.store.list(ArchivedSource.FOLDER)).isEmpty();
        assertThat(world.ledger
                        .submissions()
                        .find(World.SUBMISSION)
                        .orElseThrow()
                        .settled())
                .isNotNull();
    }

    @Test
    void imagesOfAFolderGoOutInAlbums() throws Exception {
        set.put("target", "telegram:@here");
        world = new World(folder.resolve("chat"));
        world.ledger
                .submissions()
                .open(World.SUBMISSION, List.of(in.toString()), "telegram:@here", world.clock.instant());
        TestArchive archive = new TestArchive();
        for (int i = 0; i < 25; i++) {
            archive.file("day " + i / 15 + "/" + i + ".jpg", media.jpeg(i + ".jpg"));
        }
        archive.tar(in.resolve("a.tgz"), "gz");

        run();

        assertThat(world.queue.published(Topic.UPLOAD_IMAGES))
                .extracting(task -> ((UploadTask) task).media().size())
                .containsExactly(10, 5, 10);
    }

    @Test
    void sidecarsFollowTheirFilesWhereverTheyAreInTheArchive() throws Exception {
        new TestArchive()
                .file("a.xmp", "<x/>".getBytes(StandardCharsets.UTF_8))
                .file("a.jpg", media.jpeg("a.jpg"))
                .file("b.jpg.json", "{}".getBytes(StandardCharsets.UTF_8))
                .file("b.jpg", media.jpeg("b.jpg"))
                .file("alone.xmp", "<y/>".getBytes(StandardCharsets.UTF_8))
                .tar(in.resolve("a.tar"));

        run();

        assertThat(states().get("a/a.xmp")).startsWith("queued: sidecar of a/a.jpg");
        assertThat(states().get("a/b.jpg.json")).startsWith("queued: sidecar of a/b.jpg");
        assertThat(states().get("a/alone.xmp")).startsWith("skipped");
    }

    @Test
    void anArchiveInAnArchiveIsUnpackedAndOneInThatIsNot() throws Exception {
        Path innermost =
                new TestArchive().file("deep.jpg", media.jpeg("deep.jpg")).zip(folder.resolve("3.zip"));
        Path inner = new TestArchive()
                .file("inner.jpg", media.jpeg("inner.jpg"))
                .file("3.zip", innermost)
                .tar(folder.resolve("2.tar.gz"), "gz");
        new TestArchive().file("box/2.tar.gz", inner).zip(in.resolve("1.zip"));

        run();

        assertThat(states())
                .containsEntry("1.zip", "unpacked: 1 entry")
                .containsEntry("1/box/2.tar.gz", "unpacked: 2 entries")
                .containsEntry("1/box/2/inner.jpg", "queued")
                .containsEntry(
                        "1/box/2/3.zip",
                        "quarantined: not unpacked: an archive in an archive, more than 2 deep (unpack.max-depth)");
    }

    @Test
    void whatLeadsOutOfTheArchiveIsRefusedByItselfAndLinksAreNotFollowed() throws Exception {
        new TestArchive()
                .file("../../escaped.jpg", media.jpeg("1.jpg"))
                .file("/etc/cron.d/absolute.jpg", media.jpeg("2.jpg"))
                .link("link.jpg", "/etc/passwd")
                .file("twice.jpg", media.jpeg("3.jpg"))
                .file("twice.jpg", media.jpeg("4.jpg"))
                .file("with\nline.jpg", media.jpeg("5.jpg"))
                .file("good.jpg", media.jpeg("6.jpg"))
                .tar(in.resolve("a.tar"));

        run();

        assertThat(states())
                .containsEntry(
                        "a/‥/‥/escaped.jpg",
                        "quarantined: not taken out of the archive: its path leads out of the archive")
                .containsEntry(
                        "a/etc/cron.d/absolute.jpg", "quarantined: not taken out of the archive: its path is absolute")
                .containsEntry(
                        "a.tar",
                        "quarantined: unpacked, but 4 of 7 entries could not be taken out: hand over by itself what is"
                                + " needed of them")
                .containsEntry("a/link.jpg", "skipped: a link in the archive, not followed")
                .containsEntry(
                        "a/with?line.jpg",
                        "quarantined: not taken out of the archive: its path holds control characters")
                .containsEntry("a/good.jpg", "queued");
        assertThat(world.ledger.submissions().files(World.SUBMISSION, 0, 100))
                .filteredOn(file -> file.name().equals("a/twice.jpg"))
                .extracting(MediaFile::state)
                .containsExactlyInAnyOrder(MediaState.QUEUED, MediaState.QUARANTINED);
        assertThat(folder.resolve("escaped.jpg")).doesNotExist();
    }

    @Test
    void aBombIsRefusedAndWhatCameBeforeItStays() throws Exception {
        byte[] tar = Files.readAllBytes(new TestArchive()
                .file("first.jpg", media.jpeg("first.jpg"))
                .file("zeros.bin", new byte[70_000_000])
                .tar(folder.resolve("bomb.tar")));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(tar);
        }
        Files.write(in.resolve("bomb.tar.gz"), packed.toByteArray());

        run();

        assertThat(states())
                .containsEntry("bomb/first.jpg", "queued")
                .containsEntry(
                        "bomb.tar.gz",
                        "quarantined: refused: it unpacks to more than 200 times its size (unpack.max-ratio);"
                                + " 1 entry before that were taken out")
                .hasSize(2);
    }

    @Test
    void aDamagedArchiveIsQuarantinedAndWhatIsWholeInItStays() throws Exception {
        Path whole = new TestArchive()
                .file("a.jpg", media.jpeg("a.jpg"))
                .file("b.jpg", media.jpeg("b.jpg"))
                .tar(folder.resolve("whole.tar"));
        Files.write(in.resolve("half.tar"), Arrays.copyOf(Files.readAllBytes(whole), 2800));

        run();

        assertThat(states()).containsEntry("half/a.jpg", "queued").hasSize(2);
        assertThat(states().get("half.tar"))
                .startsWith("quarantined: damaged: ")
                .endsWith("; 1 entry before that were taken out");
        assertThat(Files.exists(in.resolve("half.tar"))).isTrue();
    }

    @Test
    void anArchiveThatWasReplacedHalfWayIsNotCalledUnpacked() throws Exception {
        Path whole = new TestArchive()
                .file("a.jpg", media.jpeg("a.jpg"))
                .file("b.jpg", media.jpeg("b.jpg"))
                .tar(folder.resolve("whole.tar"));
        Files.write(in.resolve("a.tar"), Arrays.copyOf(Files.readAllBytes(whole), 2800));
        run();
        new TestArchive().file("a.jpg", media.jpeg("other.jpg")).tar(in.resolve("a.tar"));

        world.ledger.media().retry(file("a.tar").id(), MediaState.SUBMITTED);
        world.secondIntake.take(file("a.tar"));
        run();

        assertThat(states().get("a.tar"))
                .isEqualTo(
                        "quarantined: it changed when 1 entry of it had been taken out: hand it over again, what is the same"
                                + " is not sent twice");
    }

    @Test
    void anEncryptedArchiveWaitsForItsPassword() throws Exception {
        new TestArchive().file("a.jpg", media.jpeg("a.jpg")).zip(in.resolve("a.zip"), "secret", true);
        run();
        MediaFile archive = file("a.zip");
        assertThat(states())
                .containsOnlyKeys("a.zip")
                .containsEntry(
                        "a.zip",
                        "locked: it needs a password: give it one by lull password " + archive.id()
                                + " or --password-file");
        Unlock unlock = new Unlock(world.ledger, world.journal, Duration.ofHours(1), () -> {});

        assertThat(unlock.submission(World.SUBMISSION, List.of("wrong"))).isOne();
        run();
        assertThat(states().get("a.zip")).startsWith("locked: none of 1 passwords opens it");
        assertThat(unlock.file(file("a.zip"), List.of("secret"))).isTrue();
        run();

        assertThat(states()).containsEntry("a.zip", "unpacked: 1 entry").containsEntry("a/a.jpg", "queued");
        assertThat(world.told().toString()).doesNotContain("secret");
    }

    @Test
    void passwordsOfAFileAreTriedInTheirOrder() throws Exception {
        new TestArchive().file("a.jpg", media.jpeg("a.jpg")).sevenZip(in.resolve("a.7z"), "third");
        set.put(
                "unpack.password-file",
                Files.writeString(folder.resolve("passwords"), "first\nsecond\n\nthird\n")
                        .toString());

        run();

        assertThat(states()).containsEntry("a.7z", "unpacked: 1 entry").containsEntry("a/a.jpg", "queued");
    }

    @Test
    void archivesAreSkippedWhereThatIsAskedFor() throws Exception {
        new TestArchive().file("a.jpg", media.jpeg("a.jpg")).zip(in.resolve("a.zip"));
        set.put("unpack.archives", "no");

        run();

        assertThat(states()).containsOnly(Map.entry("a.zip", "skipped: application/zip is not a picture or a video"));
    }

    @Test
    void aCancelledArchiveIsNotUnpacked() throws Exception {
        new TestArchive().file("a.jpg", media.jpeg("a.jpg")).zip(in.resolve("a.zip"));
        world = new World(folder.resolve("other")).accepted(List.of(in.toString()));
        Unpackings unpackings = new Unpackings(world, settings());
        run();
        MediaFile archive = file("a.zip");
        // as found by another coordinator, before it was done
        unpackings.unpack(archive);

        assertThat(states()).containsEntry("a.zip", "unpacked: 1 entry").hasSize(2);
        assertThat(world.queue.published(Topic.UPLOAD_IMAGES)).hasSize(1);
    }
}
