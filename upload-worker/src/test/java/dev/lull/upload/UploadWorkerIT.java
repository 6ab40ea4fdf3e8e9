package dev.lull.upload;

import static dev.lull.common.media.MediaKind.IMAGE;
import static dev.lull.common.media.MediaKind.VIDEO;
import static dev.lull.common.task.UploadPriority.CONVERTED;
import static dev.lull.common.task.UploadPriority.IMAGES;
import static dev.lull.common.task.UploadPriority.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.task.Topic;
import dev.lull.embedded.testing.EmbeddedServers;
import dev.lull.embedded.testing.TopicRecords;
import dev.lull.upload.testing.Uploads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class UploadWorkerIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    @TempDir
    Path folder;

    Uploads uploads;

    @BeforeEach
    void aSubmission() throws IOException {
        uploads = new Uploads(SERVERS, folder);
    }

    @AfterEach
    void close() {
        uploads.close();
    }

    @Test
    void oneBadFileOfAnAlbumIsQuarantinedAndTheOthersArrive() throws Exception {
        String first = uploads.queued(IMAGE, "trip/1.jpg", "one");
        String gone = uploads.queued(IMAGE, "trip/2.jpg", "two");
        String last = uploads.queued(IMAGE, "trip/3.jpg", "three");
        Files.delete(Path.of(uploads.find(gone).source()));
        uploads.dispatched();

        uploads.startWorker();
        uploads.publish(IMAGES, first, gone, last);
        uploads.awaitSettled(last);

        assertThat(uploads.find(first).state()).isEqualTo(MediaState.UPLOADED);
        assertThat(uploads.find(last).result())
                .isEqualTo(uploads.target.resolve("trip/3.jpg").toString());
        assertThat(uploads.find(gone))
                .extracting(MediaFile::state, MediaFile::reason, MediaFile::attempts)
                .containsExactly(
                        MediaState.QUARANTINED, "the file is gone: moved or deleted after it was submitted", 1);
        assertThat(deadLetters(uploads.submission))
                .singleElement()
                .asString()
                .contains(gone)
                .doesNotContain(first);
        await().until(() -> uploads.ledger
                        .submissions()
                        .find(uploads.submission)
                        .orElseThrow()
                        .settled()
                != null);
    }

    @Test
    void aTaskThatComesAgainChangesNothing() throws Exception {
        String first = uploads.queued(IMAGE, "1.jpg", "one");
        String second = uploads.queued(IMAGE, "2.jpg", "two");
        String marker = uploads.queued(IMAGE, "marker.jpg", "marker");

        uploads.startWorker();
        uploads.publish(IMAGES, first, second);
        List<MediaFile> before = List.of(uploads.awaitSettled(first), uploads.awaitSettled(second));
        uploads.publish(IMAGES, first, second);
        uploads.publish(IMAGES, marker);
        uploads.awaitSettled(marker);

        assertThat(List.of(uploads.find(first), uploads.find(second))).isEqualTo(before);
        assertThat(uploads.inTarget()).isEqualTo(Map.of("1.jpg", "one", "2.jpg", "two", "marker.jpg", "marker"));
        assertThat(TopicRecords.values(SERVERS.kafka(), Topic.EVENTS.topicName(), first))
                .hasSize(1);
    }

    @Test
    void aFileThatArrivedJustBeforeTheWorkerWasKilledIsNotUploadedUnderAnotherName() throws Exception {
        String id = uploads.queued(IMAGE, "a.jpg", "content");
        Files.writeString(uploads.target.resolve("a.jpg"), "somebody's");
        Path hidden = Files.createDirectory(uploads.target.resolve(".lull-" + id));
        Files.createLink(
                uploads.target.resolve("a (2).jpg"), Files.writeString(hidden.resolve("killed.part"), "content"));

        uploads.startWorker();
        uploads.publish(IMAGES, id);

        assertThat(uploads.awaitSettled(id).result()).endsWith("/a (2).jpg");
        assertThat(uploads.inTarget()).isEqualTo(Map.of("a.jpg", "somebody's", "a (2).jpg", "content"));
    }

    @Test
    void whileTheTargetIsAwayNothingIsQuarantinedAndItIsSaidWhy() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            ids.add(uploads.queued(VIDEO, i + ".mp4", "content " + i));
        }
        Files.delete(uploads.target);

        uploads.startWorker();
        ids.forEach(id -> uploads.publish(VIDEOS, id));
        await().until(() ->
                uploads.ledger.budget().pause(uploads.target.toString()).isPresent());
        assertThat(uploads.ledger
                        .budget()
                        .pause(uploads.target.toString())
                        .orElseThrow()
                        .reason())
                .isEqualTo("the target folder " + uploads.target + " is missing: make it, or mount its disk");

        Files.createDirectory(uploads.target);
        ids.forEach(id -> assertThat(uploads.awaitSettled(id).state()).isEqualTo(MediaState.UPLOADED));
        assertThat(uploads.inTarget()).hasSize(20);
        assertThat(ids).allSatisfy(id -> assertThat(deadLetters(id)).isEmpty());
    }

    @Test
    void aFullDiskIsWaitedForAndSaidAndTheLibraryArrivesOnceThereIsRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.at(uploads.target, 4_000_000)) {
            Path other = disk.file("somebody's.iso", 3_000_000);
            List<String> ids = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                ids.add(uploads.queued(VIDEO, i + ".mp4", ("" + i).repeat(900_000)));
            }

            uploads.startWorker();
            ids.forEach(id -> uploads.publish(VIDEOS, id));
            await().until(() -> uploads.ledger
                    .budget()
                    .pause(uploads.target.toString())
                    .filter(pause -> pause.reason().contains("is full: "))
                    .isPresent());
            Files.delete(other);

            ids.forEach(id -> assertThat(uploads.awaitSettled(id).state()).isEqualTo(MediaState.UPLOADED));
            assertThat(uploads.inTarget()).hasSize(3);
        }
    }

    @Test
    void whatFailsAtEveryTryIsQuarantinedAndMayBeSubmittedAgain() throws Exception {
        String id = uploads.queued(VIDEO, "a.mp4", "");
        Path original = Path.of(uploads.find(id).source());
        Path kept = Files.move(original, original.resolveSibling("kept"));
        // opens well and then fails to read, as a bad sector does
        Path failing = Path.of("/proc/self/mem");
        assumeThat(failing).exists();
        Files.createSymbolicLink(original, failing);

        uploads.startWorker();
        uploads.publish(VIDEOS, id);
        MediaFile file = uploads.awaitSettled(id);

        assertThat(file)
                .extracting(MediaFile::state, MediaFile::attempts, MediaFile::reason)
                .containsExactly(MediaState.QUARANTINED, 3, "the file cannot be read: Input/output error");
        await().until(() -> deadLetters(id).size() == 1);

        Files.delete(original);
        Files.move(kept, original);
        String again = uploads.queued(VIDEO, "a.mp4", "");
        assertThat(uploads.ledger.media().claimContent(Uploads.sha256(""), uploads.target.toString(), "somebody-else"))
                .isEqualTo(again);
        uploads.publish(VIDEOS, again);
        assertThat(uploads.awaitSettled(again).state()).isEqualTo(MediaState.UPLOADED);
    }

    @Test
    void aConvertedFileArrivesAsMp4WithTheTimeOfItsOriginalAndLeavesTheStore() throws Exception {
        String id = uploads.converted("trip/film.mkv", "original", "converted");
        Path original = Path.of(uploads.find(id).source());

        uploads.startWorker();
        uploads.publish(CONVERTED, id);
        assertThat(uploads.awaitSettled(id).state()).isEqualTo(MediaState.UPLOADED);

        Path arrived = uploads.target.resolve("trip/film.mp4");
        assertThat(arrived).hasContent("converted");
        assertThat(Files.getLastModifiedTime(arrived).toInstant()).isEqualTo(Uploads.TAKEN);
        await().until(() -> uploads.store.list("results").isEmpty());
        assertThat(original).hasContent("original");
    }

    @Test
    void aConvertedFileThatWasDamagedInTheStoreIsNotUploaded() throws Exception {
        String id = uploads.converted("film.mkv", "original", "converted");
        Files.writeString(
                uploads.store
                        .get(ConversionFolders.result(id, Uploads.sha256("converted")))
                        .path(),
                "damaged!!");

        uploads.startWorker();
        uploads.publish(CONVERTED, id);
        assertThat(uploads.awaitSettled(id).state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(uploads.inTarget()).isEmpty();
    }

    @Test
    void imagesGoBeforeVideosAndVideosBeforeConvertedFiles() throws Exception {
        List<String> images = new ArrayList<>();
        List<String> videos = new ArrayList<>();
        List<String> converted = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            converted.add(uploads.converted("converted-" + i + ".mkv", "source " + i, "result " + i));
            videos.add(uploads.queued(VIDEO, "video-" + i + ".mp4", "video " + i));
            images.add(uploads.queued(IMAGE, "image-" + i + ".jpg", "image " + i));
        }
        converted.forEach(id -> uploads.publish(CONVERTED, id));
        videos.forEach(id -> uploads.publish(VIDEOS, id));
        images.forEach(id -> uploads.publish(IMAGES, id));

        List<String> all =
                Stream.of(images, videos, converted).flatMap(List::stream).toList();
        uploads.startWorker();
        all.forEach(uploads::awaitSettled);

        List<MediaFile> byArrival = all.stream()
                .map(uploads::find)
                .sorted(Comparator.comparing(MediaFile::uploadedAt))
                .toList();
        assertThat(byArrival.subList(0, 10)).extracting(MediaFile::id).containsExactlyInAnyOrderElementsOf(images);
        assertThat(byArrival.subList(10, 20)).extracting(MediaFile::id).containsExactlyInAnyOrderElementsOf(videos);
    }

    private static List<String> deadLetters(String key) {
        return TopicRecords.values(SERVERS.kafka(), Topic.DEAD_LETTER.topicName(), key);
    }
}
