package dev.lull.upload;

import static dev.lull.common.media.MediaKind.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.MediaEvent;
import dev.lull.upload.targets.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadCompletionTest {

    private final Failure refused = new Failure.Permanent("not a picture");
    private static final Receipt RECEIPT = new Receipt("memory:/a.jpg", false);

    @TempDir
    Path folder;

    TwinUploads uploads;
    UploadCompletion completion;
    MediaFile file;

    @BeforeEach
    void open() throws IOException {
        uploads = new TwinUploads(folder);
        completion = uploads.completion("worker");
        file = uploads.file(uploads.queued(IMAGE, "a.jpg", "one"));
    }

    @AfterEach
    void close() {
        uploads.close();
    }

    @Test
    void theOriginalGoesOnceTheReceiptIsInTheLedger() {
        completion.uploaded(file, RECEIPT);

        assertThat(Path.of(file.source())).doesNotExist();
        assertThat(now().original()).isEqualTo("deleted");
    }

    @Test
    void theTimeOfTheUploadIsThatOfTheClock() {
        completion.uploaded(file, RECEIPT);

        assertThat(now().uploadedAt()).isEqualTo(uploads.clock.instant());
    }

    @Test
    void aReceiptForWhatWasCancelledChangesNeitherStateNorOriginal() {
        uploads.ledger.media().move(file.id(), StateChange.to(MediaState.CANCELLED));

        completion.uploaded(file, RECEIPT);

        assertThat(now().state()).isEqualTo(MediaState.CANCELLED);
        assertThat(Path.of(file.source())).exists();
    }

    @Test
    void aCopyThatWaitsForTheFileIsADuplicateOnceItArrived() throws IOException {
        String copy = uploads.waiting(file.id(), "copy.jpg", "one");

        completion.uploaded(file, RECEIPT);

        assertThat(uploads.file(copy).state()).isEqualTo(MediaState.DUPLICATE);
        assertThat(uploads.file(copy).reason())
                .isEqualTo("same content as a.jpg (" + file.id() + "), which was uploaded as memory:/a.jpg");
        assertThat(uploads.original(copy)).doesNotExist();
    }

    @Test
    void aCopyGoesOnWaitingWhenTheFileWasCancelledMeanwhile() throws IOException {
        String copy = uploads.waiting(file.id(), "copy.jpg", "one");
        uploads.ledger.media().move(file.id(), StateChange.to(MediaState.CANCELLED));

        completion.uploaded(file, RECEIPT);

        assertThat(uploads.file(copy).state()).isEqualTo(MediaState.WAITING);
        assertThat(uploads.ledger.media().hasArrived(file.sha256(), file.id())).isFalse();
    }

    @Test
    void contentIsRememberedAsArrivedOnceTheReceiptIsInTheLedger() {
        completion.uploaded(file, RECEIPT);

        assertThat(uploads.ledger.media().hasArrived(file.sha256(), file.id())).isTrue();
    }

    /** With the size and the time it had, so that no worker could see it. */
    @Test
    void anOriginalThatWasReplacedBeforeItWasConvertedIsNotRememberedAsWhatItReplaced() throws IOException {
        String film = uploads.converted("film.mkv", "old content", "result");
        String copy = uploads.waiting(film, "copy.mkv", "old content");
        MediaFile converted = uploads.file(film);
        Path source = uploads.original(film);
        Files.writeString(source, "new content");
        Files.setLastModifiedTime(source, FileTime.from(converted.modified()));

        completion.uploaded(converted, RECEIPT);

        assertThat(uploads.file(film).state()).isEqualTo(MediaState.UPLOADED);
        assertThat(uploads.file(film).sha256()).isEqualTo(Checksum.of("new content"));
        assertThat(uploads.file(film).reason())
                .isEqualTo("its original was replaced by other content after it was submitted");
        assertThat(uploads.file(film).original()).isEqualTo("kept: it was replaced after it was submitted");
        assertThat(source).exists();
        assertThat(uploads.ledger.media().hasArrived(converted.sha256(), film)).isFalse();
        assertThat(uploads.file(copy).state()).isEqualTo(MediaState.WAITING);
    }

    @Test
    void aSecondReceiptIsNotToldAgain() {
        completion.uploaded(file, RECEIPT);
        completion.uploaded(file, RECEIPT);

        assertThat(uploads.queue.events()).hasSize(1);
    }

    @Test
    void anotherReceiptDoesNotReplaceTheFirst() {
        completion.uploaded(file, RECEIPT);
        completion.uploaded(file, new Receipt("memory:/a (2).jpg", false));

        assertThat(now().result()).isEqualTo("memory:/a.jpg");
    }

    @Test
    void aDuplicateGoesWithTheFileThatArrived() throws Exception {
        String copy = uploads.duplicate(file.id(), "copy.jpg", "one");

        completion.uploaded(file, RECEIPT);

        assertThat(uploads.original(copy)).doesNotExist();
    }

    @Test
    void aQuarantinedFileKeepsItsOriginalAndItsReason() {
        completion.quarantined(file, refused, 2, 0);

        assertThat(Path.of(file.source())).hasContent("one");
        assertThat(now().reason()).isEqualTo("not a picture");
        assertThat(now().attempts()).isEqualTo(2);
    }

    @Test
    void aQuarantineIsToldWithItsReason() {
        completion.quarantined(file, refused, 1, 0);

        assertThat(uploads.queue.events()).extracting(MediaEvent::reason).containsExactly("not a picture");
    }

    @Test
    void whatArrivedByAnotherWorkerIsNotQuarantined() {
        uploads.completion("another").uploaded(file, RECEIPT);

        completion.quarantined(file, refused, 1, 0);

        assertThat(now().state()).isEqualTo(MediaState.UPLOADED);
        assertThat(uploads.deadLetters()).isEmpty();
    }

    @Test
    void whatAnotherWorkerHasSentSinceIsNotQuarantined() {
        uploads.ledger.sends().begin(file.id(), 0, "another", TwinUploads.LEASE);

        completion.quarantined(file, refused, 1, 0);

        assertThat(now().state()).isEqualTo(MediaState.QUEUED);
        assertThat(uploads.mayComeAgain(file.id())).isFalse();
    }

    @Test
    void countsThatACrashLeftBehindAreMadeUpForWithTheReasonKept() {
        completion.quarantined(file, refused, 1, 0);
        uploads.steps.restart();

        completion.settledBefore(now());

        assertThat(uploads.steps.taken()).contains("media.count");
        assertThat(now().reason()).isEqualTo("not a picture");
    }

    @Test
    void aFileThatWaitsIsNotSettledBefore() {
        uploads.steps.restart();

        completion.settledBefore(file);

        assertThat(uploads.steps.taken()).isEmpty();
    }

    @Test
    void aConvertedFileIsDeadLetteredWithItsTopic() throws Exception {
        MediaFile film = uploads.file(uploads.converted("film.mkv", "original", "converted"));

        completion.quarantined(film, refused, 1, 0);

        assertThat(uploads.deadLetters())
                .extracting(DeadLetter::from, DeadLetter::key, DeadLetter::by)
                .containsExactly(tuple("media.upload.converted", film.id(), "worker"));
    }

    private MediaFile now() {
        return uploads.file(file.id());
    }
}
