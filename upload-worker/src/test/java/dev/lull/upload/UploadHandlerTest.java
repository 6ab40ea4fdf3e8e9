package dev.lull.upload;

import static dev.lull.common.media.MediaKind.IMAGE;
import static dev.lull.common.media.MediaKind.VIDEO;
import static dev.lull.common.task.UploadPriority.CONVERTED;
import static dev.lull.common.task.UploadPriority.IMAGES;
import static dev.lull.common.task.UploadPriority.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.upload.targets.UploadTarget;
import dev.lull.upload.testing.Chat;
import dev.lull.upload.testing.InMemoryTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UploadHandlerTest {

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
    void whatArrivedIsUploadedUnderTheNameOfItsReceipt() throws Exception {
        String id = image("trip/a.jpg", "one");

        uploads.deliver(task(id), target);

        assertThat(uploads.file(id).state()).isEqualTo(MediaState.UPLOADED);
        assertThat(uploads.file(id).result()).isEqualTo("memory:/trip/a.jpg");
    }

    @Test
    void whatWasTakenByItsNameSaysSoWhenItHasArrived() throws Exception {
        String id = uploads.queuedByName("a.raf", "one", "an image by its name");

        uploads.deliver(task(id), target);

        assertThat(uploads.file(id).state()).isEqualTo(MediaState.UPLOADED);
        assertThat(uploads.file(id).reason()).isEqualTo("an image by its name");
    }

    @Test
    void anUploadIsToldOnceItsReceiptIsInTheLedger() throws Exception {
        String id = image("a.jpg", "one");

        uploads.deliver(task(id), target);

        assertThat(uploads.queue.events())
                .extracting(MediaEvent::media, MediaEvent::state, MediaEvent::by)
                .containsExactly(tuple(id, MediaState.UPLOADED, "worker-1"));
    }

    @Test
    void aConvertedFileArrivesAsMp4InPlaceOfItsOriginal() throws Exception {
        String id = uploads.converted("trip/film.mkv", "original", "converted");

        uploads.deliver(uploads.task(CONVERTED, id), target);

        assertThat(target.checksums()).isEqualTo(Map.of("trip/film.mp4", Checksum.of("converted")));
    }

    @Test
    void theResultOfAConversionLeavesTheStoreOnceItArrived() throws Exception {
        String id = uploads.converted("film.mkv", "original", "converted");

        uploads.deliver(uploads.task(CONVERTED, id), target);

        assertThat(uploads.store.exists(uploads.stored(id))).isFalse();
    }

    @Test
    void theResultOfAConversionStaysInTheStoreWhileItHasNotArrived() throws Exception {
        String id = uploads.converted("film.mkv", "original", "converted");
        target.refuses("film.mp4", new Failure.Permanent("too large"));

        uploads.deliver(uploads.task(CONVERTED, id), target);

        assertThat(uploads.store.exists(uploads.stored(id))).isTrue();
    }

    @Test
    void theLastFileSettlesItsSubmission() throws Exception {
        uploads.deliver(task(image("a.jpg", "one")), target);

        assertThat(uploads.end().settled()).isTrue();
    }

    @Test
    void finishedWorkThatComesAgainChangesNothing() throws Exception {
        UploadTask task = task(image("a.jpg", "one"), image("b.jpg", "two"));
        uploads.deliver(task, target);
        TwinUploads.EndState before = uploads.end();

        uploads.deliver(task, target);

        assertThat(uploads.end()).isEqualTo(before);
        assertThat(target.checksums()).hasSize(2);
        assertThat(uploads.queue.events()).hasSize(2);
    }

    @Test
    void finishedWorkThatComesAgainIsNotPostedAgain() throws Exception {
        Chat chat = Chat.saying();
        UploadTask task = task(image("a.jpg", "one"));
        uploads.deliver(task, chat);

        uploads.deliver(task, chat);

        assertThat(chat.posts).containsExactly("a.jpg");
    }

    @Test
    void aQuarantinedFileThatComesAgainIsBuriedOnce() throws Exception {
        target.refuses("a.jpg", new Failure.Permanent("not a picture"));
        UploadTask task = task(image("a.jpg", "one"));
        uploads.deliver(task, target);

        uploads.deliver(task, target);

        assertThat(uploads.deadLetters()).hasSize(1);
    }

    @Test
    void aFileTheLedgerDoesNotKnowDoesNotKeepTheOthersFromArriving() throws Exception {
        String id = image("a.jpg", "one");

        uploads.deliver(task("expired", id), target);

        assertThat(target.checksums()).containsOnlyKeys("a.jpg");
    }

    @Test
    void aFileThatCannotBeReadInTheLedgerDoesNotKeepTheOthersFromArriving() throws Exception {
        String id = image("a.jpg", "one");
        uploads.ledger.spoilFile("spoilt");

        uploads.deliver(task("spoilt", id), target);

        assertThat(target.checksums()).containsOnlyKeys("a.jpg");
    }

    @Test
    void aTaskOfFilesTheLedgerDoesNotKnowSaysSo() {
        assertThatThrownBy(() -> uploads.deliver(task("foreign", "expired"), target))
                .isInstanceOf(Failure.NotInLedger.class)
                .hasMessageContaining("[foreign, expired]");
    }

    @Test
    void aCancelledFileIsNotUploaded() throws Exception {
        String id = image("a.jpg", "one");
        UploadTask task = task(id);
        uploads.ledger.media().move(id, StateChange.to(MediaState.CANCELLED));

        uploads.deliver(task, target);

        assertThat(target.checksums()).isEmpty();
    }

    @Test
    void aFileThatIsCancelledOnItsWayStaysCancelledWithItsOriginal() throws Exception {
        String id = image("a.jpg", "one");
        UploadTask task = task(id);

        uploads.deliver(task, Chat.doing(() -> uploads.ledger.media().move(id, StateChange.to(MediaState.CANCELLED))));

        assertThat(uploads.file(id).state()).isEqualTo(MediaState.CANCELLED);
        assertThat(uploads.original(id)).exists();
    }

    @Test
    void aFileThatIsRefusedForGoodIsQuarantinedAndTheOthersArrive() throws Exception {
        String refused = image("a.jpg", "one");
        String taken = image("b.jpg", "two");
        target.refuses("a.jpg", new Failure.Permanent("not a picture"));

        uploads.deliver(task(refused, taken), target);

        assertThat(uploads.file(refused).reason()).isEqualTo("not a picture");
        assertThat(uploads.file(taken).state()).isEqualTo(MediaState.UPLOADED);
    }

    @Test
    void aTransientFailureKeepsItsFileWaitingAndTheOthersArrive() throws Exception {
        String busy = image("a.jpg", "one");
        String taken = image("b.jpg", "two");
        target.refuses("a.jpg", new Failure.Transient("no answer"));

        assertThatThrownBy(() -> uploads.deliver(task(busy, taken), target))
                .isInstanceOf(Failure.Transient.class)
                .hasMessage("no answer");

        assertThat(uploads.file(busy).state()).isEqualTo(MediaState.QUEUED);
        assertThat(uploads.file(taken).state()).isEqualTo(MediaState.UPLOADED);
    }

    @Test
    void theNextTryBringsOnlyWhatIsMissing() throws Exception {
        Chat chat = Chat.saying();
        UploadTask task = task(image("a.jpg", "one"), image("b.jpg", "two"));
        uploads.ledger.sends().begin("media-1", 0, "slow-worker", TwinUploads.LEASE);
        UploadHandler worker = uploads.worker(chat);
        assertThatThrownBy(() -> worker.handle(task)).isInstanceOf(Failure.HeldElsewhere.class);

        uploads.ledger.sends().notArrived("media-1", 1);
        worker.handle(task);

        assertThat(chat.posts).containsExactly("b.jpg", "a.jpg");
    }

    @Test
    void aRateLimitIsPassedOnWithItsWait() throws Exception {
        UploadTask task = task(image("a.jpg", "one"));
        target.refuses("a.jpg", new Failure.RateLimited("too many requests", Duration.ofSeconds(17)));

        assertThat(failureOf(task, Failure.RateLimited.class).waitFor()).isEqualTo(Duration.ofSeconds(17));
    }

    static List<Failure> failuresOfTheWorker() {
        return List.of(new Failure.OwnershipLost("another has it"), new Failure.Stopped("going down"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheWorker")
    void aFailureThatIsNotTheFilesIsPassedOnAndTheFileWaits(Failure failure) throws Exception {
        String id = image("a.jpg", "one");
        UploadTask task = task(id);
        target.refuses("a.jpg", failure);

        assertThat(failureOf(task, Failure.class)).isSameAs(failure);
        assertThat(uploads.file(id).state()).isEqualTo(MediaState.QUEUED);
    }

    @Test
    void aTargetThatTakesNothingIsLeftAloneByAllWorkersForAWhile() throws Exception {
        UploadTask first = task(image("a.jpg", "one"));
        UploadTask second = task(image("b.jpg", "two"));
        target.disconnect();
        failureOf(first, Failure.TargetUnavailable.class);
        target.reconnect();

        Failure.RateLimited paused = failureOf(second, Failure.RateLimited.class);

        assertThat(paused).hasMessage("the target is away");
        assertThat(paused.waitFor()).isEqualTo(Duration.ofSeconds(10));
        assertThat(target.checksums()).isEmpty();
    }

    @Test
    void aTargetThatIsBackGetsWhatWaited() throws Exception {
        UploadTask task = task(image("a.jpg", "one"));
        target.disconnect();
        failureOf(task, Failure.TargetUnavailable.class);
        target.reconnect();

        uploads.deliver(task, target);

        assertThat(target.checksums()).containsOnlyKeys("a.jpg");
    }

    @Test
    void anOutageOfTheLedgerUsesUpNothing() throws Exception {
        String id = image("a.jpg", "one");
        UploadTask task = task(id);
        uploads.ledger.disconnect();
        assertThatThrownBy(() -> uploads.deliver(task, target)).isInstanceOf(LedgerUnavailable.class);
        uploads.ledger.reconnect();

        uploads.deliver(task, target);

        assertThat(uploads.file(id).state()).isEqualTo(MediaState.UPLOADED);
    }

    @Test
    void anOutageOfTheLedgerBetweenPostAndReceiptDoesNotPostTwice() throws Exception {
        String id = image("a.jpg", "one");
        UploadTask task = task(id);
        Chat chat = Chat.doing(() -> uploads.ledger.disconnect());
        UploadHandler worker = uploads.worker(chat);
        assertThatThrownBy(() -> worker.handle(task)).isInstanceOf(LedgerUnavailable.class);
        uploads.ledger.reconnect();

        worker.handle(task);

        assertThat(chat.posts).containsExactly("a.jpg");
        assertThat(uploads.file(id).state()).isEqualTo(MediaState.UPLOADED);
    }

    @Test
    void anInterruptedUploadKeepsItsFilesWaiting() throws Exception {
        String id = image("a.jpg", "one");
        UploadTask task = task(id);
        UploadTarget interrupted = (album, outcomes) -> {
            throw new InterruptedException("stopped");
        };

        assertThatThrownBy(() -> uploads.deliver(task, interrupted)).isInstanceOf(InterruptedException.class);

        assertThat(uploads.file(id).state()).isEqualTo(MediaState.QUEUED);
    }

    @Test
    void aSourceThatIsGoneIsQuarantinedWithoutKeepingTheOthersFromArriving() throws Exception {
        String gone = image("a.jpg", "one");
        Files.delete(uploads.original(gone));

        uploads.deliver(task(gone, image("b.jpg", "two")), target);

        assertThat(uploads.file(gone).reason()).isEqualTo("the file is gone: moved or deleted after it was submitted");
        assertThat(target.checksums()).containsOnlyKeys("b.jpg");
    }

    @Test
    void anAlbumSaysItsNumberBelowItsFirstImage() throws Exception {
        Chat chat = Chat.saying();

        uploads.deliver(task(image("a.jpg", "one"), image("b.jpg", "two")), chat);

        assertThat(chat.captions).containsExactly("holiday – images 1/2");
    }

    @Test
    void whatMayHaveArrivedIsPostedAgainByTheUsualPolicy() throws Exception {
        Chat chat = Chat.saying(new Failure.UnknownOutcome("no answer came"));
        UploadTask task = task(image("a.jpg", "one"));
        UploadHandler worker = uploads.worker(chat);
        assertThatThrownBy(() -> worker.handle(task))
                .isInstanceOf(Failure.Transient.class)
                .hasMessage("it may have arrived and is sent again: no answer came");

        worker.handle(task);

        assertThat(chat.posts).containsExactly("a.jpg", "a.jpg");
    }

    @Test
    void whatAnotherWorkerIsSendingWaitsForTheRestOfItsLease() throws Exception {
        String id = image("a.jpg", "one");
        UploadTask task = task(id);
        uploads.ledger.sends().begin(id, 0, "slow-worker", Duration.ofMinutes(5));
        uploads.clock.tick(Duration.ofMinutes(2));

        Failure.HeldElsewhere wait = failureOf(task, Failure.HeldElsewhere.class);

        assertThat(wait).hasMessage("a.jpg is being sent by slow-worker");
        assertThat(wait.left()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void givingUpQuarantinesWhatWaitsWithTheTriesThatWereMade() throws Exception {
        String id = image("a.jpg", "one");

        giveUp(IMAGES, id);

        assertThat(uploads.file(id).state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(uploads.file(id).reason()).isEqualTo("no answer");
        assertThat(uploads.file(id).attempts()).isEqualTo(TwinUploads.TRIES);
    }

    @Test
    void givingUpLeavesADeadLetterForEachFileOnItsOwnTopic() throws Exception {
        giveUp(VIDEOS, uploads.queued(VIDEO, "film.mp4", "film"));

        assertThat(uploads.deadLetters())
                .extracting(DeadLetter::from, DeadLetter::key, DeadLetter::reason, DeadLetter::attempts)
                .containsExactly(tuple("media.upload.videos", "media-1", "no answer", TwinUploads.TRIES));
    }

    @Test
    void givingUpOnAConvertedFileNamesTheTopicItCameFrom() throws Exception {
        giveUp(CONVERTED, uploads.converted("film.mkv", "original", "converted"));

        assertThat(uploads.deadLetters()).extracting(DeadLetter::from).containsExactly("media.upload.converted");
    }

    @Test
    void givingUpLetsTheContentComeAgain() throws Exception {
        String id = image("a.jpg", "one");

        giveUp(IMAGES, id);

        assertThat(uploads.mayComeAgain(id)).isTrue();
    }

    @Test
    void givingUpLeavesAloneWhatArrived() throws Exception {
        String id = image("a.jpg", "one");
        uploads.deliver(task(id), target);

        giveUp(IMAGES, id);

        assertThat(uploads.file(id).state()).isEqualTo(MediaState.UPLOADED);
        assertThat(uploads.deadLetters()).isEmpty();
    }

    @Test
    void givingUpSettlesTheSubmission() throws Exception {
        giveUp(IMAGES, image("a.jpg", "one"));

        assertThat(uploads.end().settled()).isTrue();
    }

    private String image(String name, String content) throws IOException {
        return uploads.queued(IMAGE, name, content);
    }

    private UploadTask task(String... media) {
        return uploads.task(IMAGES, media);
    }

    private void giveUp(UploadPriority priority, String... media) {
        uploads.worker(target).giveUp(uploads.task(priority, media), new Failure.Transient("no answer"));
    }

    private <T extends Failure> T failureOf(UploadTask task, Class<T> type) {
        return catchThrowableOfType(type, () -> uploads.worker(target).handle(task));
    }
}
