package dev.lull.upload;

import static dev.lull.common.task.UploadPriority.CONVERTED;
import static dev.lull.common.task.UploadPriority.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadTask;
import dev.lull.upload.testing.InMemoryTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarUploadTest {

    @TempDir
    Path folder;

    TwinUploads uploads;
    final InMemoryTarget target = new InMemoryTarget();

    @BeforeEach
    void open() throws IOException {
        uploads = new TwinUploads(folder);
    }

    @AfterEach
    void close() {
        uploads.close();
    }

    @Test
    void aSidecarWaitsForItsFileAndIsPublishedWhenThatArrives() throws Exception {
        String photo = uploads.queued(MediaKind.IMAGE, "trip/IMG_1.jpg", "photo");
        String sidecar = uploads.sidecar(photo, "trip/IMG_1.xmp", "stars");

        uploads.deliver(uploads.task(CONVERTED, sidecar), target);
        assertThat(target.checksums()).isEmpty();
        assertThat(uploads.file(sidecar).state()).isEqualTo(MediaState.QUEUED);

        uploads.deliver(uploads.task(IMAGES, photo), target);
        deliverPublished();

        assertThat(target.checksums())
                .isEqualTo(Map.of("trip/IMG_1.jpg", Checksum.of("photo"), "trip/IMG_1.xmp", Checksum.of("stars")));
        assertThat(uploads.end().settled()).isTrue();
    }

    @Test
    void aSidecarIsRenamedWithItsFile() throws Exception {
        String first = uploads.queued(MediaKind.IMAGE, "IMG_1.jpg", "first");
        String second = uploads.queued(MediaKind.IMAGE, "IMG_1.jpg", "second");
        uploads.sidecar(second, "IMG_1.xmp", "base");
        uploads.sidecar(second, "IMG_1.jpg.json", "full");

        uploads.deliver(uploads.task(IMAGES, first, second), target);
        deliverPublished();

        assertThat(target.checksums())
                .containsOnlyKeys("IMG_1.jpg", "IMG_1 (2).jpg", "IMG_1 (2).xmp", "IMG_1 (2).jpg.json");
    }

    @Test
    void theSubtitlesOfAConvertedFilmKeepItsNameAndADescriptionTakesItsNewExtension() throws Exception {
        String film = uploads.converted("film.mkv", "original", "converted");
        uploads.sidecar(film, "film.srt", "words");
        uploads.sidecar(film, "film.en.srt", "english words");
        uploads.sidecar(film, "film.mkv.json", "facts");

        uploads.deliver(uploads.task(CONVERTED, film), target);
        deliverPublished();

        assertThat(target.checksums()).containsOnlyKeys("film.mp4", "film.srt", "film.en.srt", "film.mp4.json");
    }

    @Test
    void theSidecarOfACopyGoesBesideTheFileThatArrived() throws Exception {
        String first = uploads.queued(MediaKind.IMAGE, "a.jpg", "same");
        String copy = uploads.waiting(first, "copies/b.jpg", "same");
        uploads.sidecar(copy, "copies/b.xmp", "of the copy");

        uploads.deliver(uploads.task(IMAGES, first), target);
        deliverPublished();

        assertThat(target.checksums()).containsOnlyKeys("a.jpg", "a.xmp");
    }

    @Test
    void aSidecarWhoseFileDidNotArriveSaysSo() throws Exception {
        String photo = uploads.queued(MediaKind.IMAGE, "IMG_1.jpg", "photo");
        String sidecar = uploads.sidecar(photo, "IMG_1.xmp", "stars");
        target.refuses("IMG_1.jpg", new Failure.Permanent("not a picture"));

        uploads.deliver(uploads.task(IMAGES, photo), target);
        deliverPublished();

        assertThat(uploads.file(sidecar).state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(uploads.file(sidecar).reason()).isEqualTo("a sidecar without its file: IMG_1.jpg is quarantined");
        assertThat(uploads.end().settled()).isTrue();
    }

    @Test
    void inAChatASidecarKeepsItsName() throws Exception {
        String photo = uploads.queued(MediaKind.IMAGE, "IMG_1.jpg", "photo");
        uploads.ledger
                .media()
                .move(photo, StateChange.to(MediaState.UPLOADED).with(MediaField.RESULT, "telegram:@holiday/1234"));
        String sidecar = uploads.sidecar(photo, "IMG_1.xmp", "stars");

        uploads.deliver(uploads.task(CONVERTED, sidecar), target);

        assertThat(target.checksums()).containsOnlyKeys("IMG_1.xmp");
    }

    /** As the queue would, what the workers have published meanwhile. */
    private void deliverPublished() throws Exception {
        List<? extends Task> published = uploads.queue.published(Topic.UPLOAD_CONVERTED).stream()
                .map(Task.class::cast)
                .toList();
        for (Task task : published) {
            uploads.deliver((UploadTask) task, target);
        }
    }
}
