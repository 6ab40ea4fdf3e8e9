package dev.lull.upload;

import static dev.lull.common.media.MediaKind.IMAGE;
import static dev.lull.common.task.UploadPriority.CONVERTED;
import static dev.lull.common.task.UploadPriority.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.settings.SettingsException;
import dev.lull.embedded.testing.EmbeddedServers;
import dev.lull.upload.testing.Chat;
import dev.lull.upload.testing.Uploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of originals once they have arrived. */
class SourceDisposalIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    @TempDir
    Path folder;

    Uploads uploads;

    @AfterEach
    void close() {
        uploads.close();
    }

    @Test
    void whatDidNotArriveStays() throws Exception {
        with("delete", Map.of());
        String id = uploads.queued(IMAGE, "a.jpg", "content");

        uploads.startWorker(Chat.saying(new Failure.Permanent("refused")));
        uploads.publish(IMAGES, id);

        assertThat(uploads.awaitSettled(id).state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(source(id)).hasContent("content");
    }

    @Test
    void anOriginalThatChangedAfterItWasReadStays() throws Exception {
        with("delete", Map.of());
        String id = uploads.queued(IMAGE, "a.jpg", "content");

        uploads.startWorker(Chat.doing(() -> write(source(id), "CONTENT")));
        uploads.publish(IMAGES, id);

        awaitOriginal(id, "kept: it changed after it was read");
        assertThat(source(id)).hasContent("CONTENT");
    }

    @Test
    void anOriginalOutsideTheRootsStays() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        with("delete", Map.of("intake.roots", elsewhere.toString()));
        String id = uploads.queued(IMAGE, "a.jpg", "content");

        uploads.startWorker();
        uploads.publish(IMAGES, id);

        awaitOriginal(id, "kept: it is outside the folders of intake.roots");
        assertThat(source(id)).exists();
    }

    @Test
    void anOriginalIsDeletedOnceAndWhoeverPutsItBackKeepsIt() throws Exception {
        with("delete", Map.of());
        String id = uploads.queued(IMAGE, "a.jpg", "content");
        String marker = uploads.queued(IMAGE, "marker.jpg", "marker");

        uploads.startWorker();
        uploads.publish(IMAGES, id);
        awaitOriginal(id, "deleted");
        assertThat(source(id)).doesNotExist();

        write(source(id), "content");
        uploads.publish(IMAGES, id);
        uploads.publish(IMAGES, marker);
        awaitOriginal(marker, "deleted");
        assertThat(source(id)).hasContent("content");
    }

    @Test
    void aWorkerThatDiedBetweenReceiptAndDeletionIsMadeUpFor() throws Exception {
        with("delete", Map.of());
        String id = uploads.queued(IMAGE, "a.jpg", "content");
        uploads.ledger.media().move(id, StateChange.to(MediaState.UPLOADED));

        uploads.startWorker();
        uploads.publish(IMAGES, id);

        awaitOriginal(id, "deleted");
        assertThat(source(id)).doesNotExist();
    }

    @Test
    void aDuplicateGoesWithItsOwnerAndNotBefore() throws Exception {
        with("delete", Map.of());
        String owner = uploads.queued(IMAGE, "a.jpg", "content");
        String duplicate = uploads.duplicate(owner, "copy.jpg", "content");
        String refused = uploads.queued(IMAGE, "b.jpg", "other");
        String stays = uploads.duplicate(refused, "b-copy.jpg", "other");
        uploads.ledger.media().move(refused, StateChange.to(MediaState.QUARANTINED));

        uploads.startWorker();
        uploads.publish(IMAGES, refused);
        uploads.publish(IMAGES, owner);

        awaitOriginal(duplicate, "deleted");
        assertThat(source(owner)).doesNotExist();
        assertThat(source(duplicate)).doesNotExist();
        assertThat(source(stays)).exists();
        assertThat(source(refused)).exists();
    }

    @Test
    void theOriginalOfAFilmGoesAfterItsConvertedFileArrived() throws Exception {
        with("delete", Map.of());
        String id = uploads.converted("film.mkv", "original", "converted");
        boolean[] thereBeforeTheAnswer = new boolean[1];

        uploads.startWorker(Chat.doing(() -> thereBeforeTheAnswer[0] = Files.exists(source(id))));
        uploads.publish(CONVERTED, id);

        awaitOriginal(id, "deleted");
        assertThat(thereBeforeTheAnswer).containsExactly(true);
        assertThat(source(id)).doesNotExist();
    }

    @Test
    void originalsAreMovedAsideUnderTheirNamesAndReplaceNothing() throws Exception {
        Path done = Files.createDirectories(folder.resolve("done/trip")).getParent();
        Files.writeString(done.resolve("trip/a.jpg"), "somebody's");
        with("move", Map.of("upload.moved-to", done.toString()));
        String first = uploads.queued(IMAGE, "trip/a.jpg", "content");
        String second = uploads.queued(IMAGE, "trip/b.jpg", "other");

        uploads.startWorker();
        uploads.publish(IMAGES, first, second);

        awaitOriginal(first, "moved to " + done.resolve("trip/a (2).jpg"));
        awaitOriginal(second, "moved to " + done.resolve("trip/b.jpg"));
        assertThat(done.resolve("trip/a.jpg")).hasContent("somebody's");
        assertThat(done.resolve("trip/a (2).jpg")).hasContent("content");
        assertThat(source(first)).doesNotExist();
        assertThat(source(second)).doesNotExist();
    }

    @Test
    void aMoveThatACrashCutShortIsFinishedUnderTheSameName() throws Exception {
        Path done = Files.createDirectory(folder.resolve("done"));
        with("move", Map.of("upload.moved-to", done.toString()));
        String id = uploads.queued(IMAGE, "a.jpg", "content");
        Files.createLink(done.resolve("a.jpg"), source(id));

        uploads.startWorker();
        uploads.publish(IMAGES, id);

        awaitOriginal(id, "moved to " + done.resolve("a.jpg"));
        assertThat(source(id)).doesNotExist();
        assertThat(done).isDirectoryNotContaining("glob:**/a (2).jpg");
    }

    @Test
    void originalsAreMovedToAnotherDisk() throws Exception {
        Path done = Files.createDirectory(folder.resolve("done"));
        try (SmallDisk disk = SmallDisk.at(done, 4_000_000)) {
            Path taken = disk.file("a.jpg", 3);
            with("move", Map.of("upload.moved-to", done.toString()));
            String id = uploads.queued(IMAGE, "a.jpg", "content");

            uploads.startWorker();
            uploads.publish(IMAGES, id);

            awaitOriginal(id, "moved to " + done.resolve("a (2).jpg"));
            assertThat(done.resolve("a (2).jpg")).hasContent("content");
            assertThat(taken).hasSize(3);
            assertThat(source(id)).doesNotExist();
        }
    }

    @Test
    void movingNeedsAPlace() throws Exception {
        with("move", Map.of());
        assertThatThrownBy(uploads::startWorker)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("upload.moved-to");
    }

    private void with(String after, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("upload.after", after);
        uploads = new Uploads(SERVERS, folder, settings);
    }

    private Path source(String id) {
        return Path.of(uploads.find(id).source());
    }

    private void awaitOriginal(String id, String what) {
        await().until(() -> what.equals(uploads.find(id).original()));
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
