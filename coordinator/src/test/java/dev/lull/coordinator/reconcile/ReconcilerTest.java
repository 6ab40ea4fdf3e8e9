package dev.lull.coordinator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcilerTest extends Reconciling {

    @Test
    void ofTwoReconcilersOnePublishesWhatIsInNoQueueAndWhatWaitsThereIsLeft() throws Exception {
        planned("film", 4);
        done("film", Unit.segment(0));
        claim("film", Unit.segment(1), Duration.ofMinutes(10));
        queue.publisher().publish(new UnitTask("film", Unit.segment(2), false, 1));

        rounds(reconciler(), 1);
        reconciler().round();

        assertThat(messages(Topic.CONVERT_SEGMENTS, "film"))
                .containsExactly(
                        new UnitTask("film", Unit.segment(2), false, 1),
                        new UnitTask("film", Unit.segment(3), false, 2));
    }

    @Test
    void aRecordThatTheQueueDroppedIsPublishedAgainAlthoughOthersStillWait() throws Exception {
        opened("dropped");
        opened("waiting");
        queue.publisher()
                .publish(List.of(
                        new ConvertTask("dropped", "s", ConvertPriority.NORMAL, 1),
                        new ConvertTask("finished", "s", ConvertPriority.NORMAL, 1),
                        new ConvertTask("waiting", "s", ConvertPriority.NORMAL, 1)));
        try (TaskSource<ConvertTask> conversions = queue.conversions()) {
            takeUntil(conversions, "finished");
        }

        rounds(reconciler(), 1);

        assertThat(messages(Topic.CONVERT_DEFERRED, "dropped")).hasSize(2);
        assertThat(messages(Topic.CONVERT_DEFERRED, "waiting")).hasSize(1);
    }

    @Test
    void aSidecarIsPublishedAgainOnlyWhenItsFileHasSettled() throws Exception {
        deferred("film");
        registered("sidecar");
        ledger.media()
                .move(
                        "sidecar",
                        StateChange.to(MediaState.QUEUED)
                                .with(MediaField.KIND, "other")
                                .with(MediaField.SIDECAR_OF, "film"));

        rounds(reconciler(), 3);
        assertThat(messages(Topic.UPLOAD_CONVERTED, "sidecar")).isEmpty();

        ledger.media().move("film", StateChange.to(MediaState.QUARANTINED).because("its conversion failed"));
        rounds(reconciler(), 1);
        assertThat(messages(Topic.UPLOAD_CONVERTED, "sidecar")).hasSize(1);
    }

    @Test
    void theQueueIsTrimmedAfterAllIsPublishedAgain() throws Exception {
        queuedImage("image");

        rounds(reconciler(), 2);

        assertThat(atTheQueue.taken()).contains("publish media.upload.images").endsWith("trim");
    }

    @Test
    void whatWaitsForAFileThatHasEndedFollowsWithoutWaitingForARound() throws Exception {
        registered("film");
        registered("copy");
        ledger.media().addDuplicate("film", "copy");
        StateChange waiting = StateChange.to(MediaState.WAITING).with(MediaField.OWNER, "film");
        ledger.media().move("copy", waiting);
        ledger.media().move("film", StateChange.to(MediaState.CANCELLED));

        try (Reconciler reconciler = reconciler()) {
            reconciler.ownerEnded("film");
        }

        assertThat(takenInAgain).extracting(MediaFile::id).containsExactly("copy");
        assertThat(media("copy").state()).isEqualTo(MediaState.SUBMITTED);
    }

    @Test
    void aClaimThatExpiredAMomentAgoIsNoSignOfDeath() throws Exception {
        planned("held", 1);
        opened("not-held");
        clock.tick(Duration.ofMinutes(1));
        claim("held", Unit.segment(0), Duration.ofMillis(1));

        rounds(reconciler(Duration.ofMinutes(1)), 1);

        assertThat(messages(Topic.CONVERT_DEFERRED, "not-held")).isNotEmpty();
        assertThat(messages(Topic.CONVERT_SEGMENTS, "held")).isEmpty();
    }

    @Test
    void aUnitWhoseWorkerHasBeenSilentForTheQuietTimeIsPublishedAgain() throws Exception {
        planned("held", 1);
        claim("held", Unit.segment(0), Duration.ofMillis(1));
        clock.tick(Duration.ofMinutes(1));

        rounds(reconciler(Duration.ofMinutes(1)), 1);

        assertThat(messages(Topic.CONVERT_SEGMENTS, "held"))
                .containsExactly(new UnitTask("held", Unit.segment(0), false, 2));
    }

    @Test
    void aSlowClockOfACoordinatorDelaysNoUnitOfADeadWorker() throws Exception {
        planned("held", 1);
        claim("held", Unit.segment(0), Duration.ofMillis(1));
        clock.tick(Duration.ofMinutes(1));

        rounds(reconciler(Duration.ofMinutes(1), Clock.offset(clock, Duration.ofMinutes(-10))), 1);

        assertThat(messages(Topic.CONVERT_SEGMENTS, "held"))
                .containsExactly(new UnitTask("held", Unit.segment(0), false, 2));
    }

    @Test
    void aFastClockOfACoordinatorShortensNoQuietTime() throws Exception {
        planned("failed", 1);
        ledger.conversions().fail("failed", "no frame could be decoded");
        planned("settled", 1);
        ledger.media().move("settled", StateChange.to(MediaState.CANCELLED));

        rounds(reconciler(Duration.ofMinutes(1), Clock.offset(clock, Duration.ofMinutes(10))), 1);

        assertThat(media("failed").state()).isEqualTo(MediaState.CONVERTING);
        assertThat(conversion("settled").status()).isEqualTo(ConversionStatus.IN_PROGRESS);
    }

    @Test
    void whatIsLeftOfAFilmWhoseUnitsAreDoneIsItsAssembly() throws Exception {
        planned("parts", 2);
        done("parts", Unit.segment(0));
        done("parts", Unit.segment(1));

        rounds(reconciler(), 1);

        assertThat(messages(Topic.CONVERT_SEGMENTS, "parts"))
                .containsExactly(new UnitTask("parts", Unit.ASSEMBLE, false, 2));
    }

    @Test
    void aDeferredVideoThatWasNeverNotedAsAConversionIsConverted() throws Exception {
        deferred("unnoted");

        rounds(reconciler(), 2);

        assertThat(messages(Topic.CONVERT_DEFERRED, "unnoted")).hasSize(1);
        assertThat(conversion("unnoted").status()).isEqualTo(ConversionStatus.PENDING);
    }

    @Test
    void aVideoThatTheOnlyWorkerCannotReadStaysQueuedWhileItIsThere() throws Exception {
        opened("film.mkv");
        ledger.conversions().doubtSource("film.mkv", "worker-1", "the source is gone");

        rounds(reconciler(), 3);

        assertThat(media("film.mkv").state()).isEqualTo(MediaState.DEFERRED);
        assertThat(conversion("film.mkv").error()).isEqualTo("worker-1: the source is gone");
    }

    @Test
    void aVideoThatTheOnlyWorkerCannotReadAndThatIsGoneIsQuarantined() throws Exception {
        opened("film.mkv");
        ledger.conversions().doubtSource("film.mkv", "worker-1", "the source is gone");
        Files.delete(folder.resolve("film.mkv"));

        rounds(reconciler(), 2);

        assertThat(media("film.mkv").state()).isEqualTo(MediaState.QUARANTINED);
    }

    @Test
    void aVideoAndAnImageWhoseSourceVanishedAreQuarantinedWithItsPath() throws Exception {
        opened("film.mkv");
        queuedImage("beach.jpg");
        Files.delete(folder.resolve("film.mkv"));
        Files.delete(folder.resolve("beach.jpg"));

        rounds(reconciler(), 2);

        assertThat(media("film.mkv").reason()).isEqualTo("the source is gone: " + folder.resolve("film.mkv"));
        assertThat(media("beach.jpg").reason()).isEqualTo("the source is gone: " + folder.resolve("beach.jpg"));
        assertThat(conversion("film.mkv").status()).isEqualTo(ConversionStatus.FAILED);
    }

    @Test
    void aSidecarWhoseSourceVanishedLetsGoOfWhatItClaimed() throws Exception {
        registered("sidecar");
        ledger.media()
                .move(
                        "sidecar",
                        StateChange.to(MediaState.QUEUED)
                                .with(MediaField.SIDECAR_OF, "gone")
                                .with(MediaField.SIDECAR_CONTENT, "subtitles of film"));
        ledger.media().claimContent("subtitles of film", "/target", "sidecar");
        Files.delete(folder.resolve("sidecar"));

        rounds(reconciler(), 2);

        assertThat(media("sidecar").state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(ledger.media().claimContent("subtitles of film", "/target", "next"))
                .isEqualTo("next");
    }

    @Test
    void aSourceThatIsMissingForOneRoundOnlyIsNoReasonToGiveUp() throws Exception {
        queuedImage("beach.jpg");
        Reconciler reconciler = reconciler();
        Files.move(folder.resolve("beach.jpg"), folder.resolve("elsewhere"));
        rounds(reconciler, 1);
        Files.move(folder.resolve("elsewhere"), folder.resolve("beach.jpg"));
        rounds(reconciler, 1);
        Files.delete(folder.resolve("beach.jpg"));

        clock.tick(Duration.ofHours(1));
        rounds(reconciler, 1);

        assertThat(media("beach.jpg").state()).isEqualTo(MediaState.QUEUED);
    }

    @Test
    void aConvertedFileWhoseWorkerDiedBeforeSayingSoMovesOn() throws Exception {
        converted("done");

        rounds(reconciler(), 1);

        assertThat(messages(Topic.UPLOAD_CONVERTED, "done"))
                .containsExactly(new UploadTask(UploadPriority.CONVERTED, "s-done", List.of("done"), 2));
        MediaFile moved = media("done");
        assertThat(moved.state()).isEqualTo(MediaState.CONVERTED);
        assertThat(moved.plan()).isEqualTo(ConversionKind.FULL);
        assertThat(moved.kept()).isEqualTo(KEPT);
        assertThat(moved.lost()).containsExactly(LOSS);
        assertThat(moved.ssim()).isEqualTo(0.982);
    }

    @Test
    void aFileWhoseConversionFailedUnnoticedIsQuarantinedWithTheError() throws Exception {
        planned("failed", 1);
        ledger.conversions().fail("failed", "no frame could be decoded");

        rounds(reconciler(), 1);

        assertThat(media("failed").state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(media("failed").reason()).isEqualTo("no frame could be decoded");
    }

    @Test
    void aFileWhoseConversionWasCancelledUnnoticedIsCancelled() throws Exception {
        planned("stopped", 1);
        ledger.conversions().cancel("stopped");

        rounds(reconciler(), 1);

        assertThat(media("stopped").state()).isEqualTo(MediaState.CANCELLED);
    }

    @Test
    void aConversionThatEndedAMomentAgoIsLeftToItsWorker() throws Exception {
        planned("failed", 1);
        ledger.conversions().fail("failed", "no frame could be decoded");

        rounds(reconciler(Duration.ofMinutes(1)), 1);

        assertThat(media("failed").state()).isEqualTo(MediaState.CONVERTING);
    }

    @Test
    void theConversionOfAFileThatWasCancelledIsCancelled() throws Exception {
        planned("stopped", 1);
        ledger.media().move("stopped", StateChange.to(MediaState.CANCELLED));

        rounds(reconciler(), 1);

        assertThat(conversion("stopped").status()).isEqualTo(ConversionStatus.CANCELLED);
    }

    @Test
    void theConversionOfAFileThatWasQuarantinedFails() throws Exception {
        planned("refused", 1);
        ledger.media().move("refused", StateChange.to(MediaState.QUARANTINED));

        rounds(reconciler(), 1);

        assertThat(conversion("refused").status()).isEqualTo(ConversionStatus.FAILED);
        assertThat(conversion("refused").error()).isEqualTo("its file was settled without it");
    }

    @Test
    void anImageThatIsInNoQueueIsPublishedAgainAndOneThatWaitsIsNot() throws Exception {
        queuedImage("image");

        rounds(reconciler(), 3);

        assertThat(messages(Topic.UPLOAD_IMAGES, "s-image")).hasSize(1);
    }

    @Test
    void anUploadThatIsLostAgainAndAgainIsPublishedOnceInEachQuietTime() throws Exception {
        queuedImage("image");
        Reconciler reconciler = reconciler(Duration.ofMinutes(1));
        clock.tick(Duration.ofMinutes(2));
        rounds(reconciler, 1);
        try (TaskSource<UploadTask> uploads = queue.uploads(1)) {
            takeUntil(uploads, "s-image");
        }

        rounds(reconciler, 2);

        assertThat(messages(Topic.UPLOAD_IMAGES, "s-image")).hasSize(1);
    }

    @Test
    void aFileOfASubmissionThatIsStillLookedAtIsLeftToItsIntake() throws Exception {
        ledger.submissions().open("s", List.of("/a"), "/out", LONG_AGO);
        ledger.media().register("early", "s", folder.toString(), "early", LONG_AGO);
        ledger.media().move("early", StateChange.to(MediaState.QUEUED));

        rounds(reconciler(), 2);

        assertThat(queue.published(Topic.UPLOAD_VIDEOS)).isEmpty();
    }

    @Test
    void aFileNobodyLookedAtAlthoughItsSubmissionIsDispatchedIsTakenInAgain() throws Exception {
        registered("forgotten");

        rounds(reconciler(), 1);

        assertThat(takenInAgain).extracting("id").containsExactly("forgotten");
    }

    @Test
    void aSubmissionWhoseLastFileArrivedUnnoticedIsSettled() throws Exception {
        registered("text");
        ledger.media().move("text", StateChange.to(MediaState.SKIPPED));

        rounds(reconciler(), 1);

        assertThat(ledger.submissions().find("s-text").orElseThrow().settled()).isNotNull();
    }

    @Test
    void aRoundWhileTheLedgerIsAwayDoesNotEndTheOnesAfterIt() throws Exception {
        deferred("film");
        Reconciler reconciler = reconciler();
        ledger.disconnect();
        rounds(reconciler, 1);
        ledger.reconnect();

        rounds(reconciler, 2);

        assertThat(messages(Topic.CONVERT_DEFERRED, "film")).hasSize(1);
    }

    @Test
    void whatCouldNotBePublishedWhileTheBrokerWasAwayIsPublishedLater() throws Exception {
        queuedImage("image");
        Reconciler reconciler = reconciler();
        queue.disconnect();
        rounds(reconciler, 1);
        queue.reconnect();

        rounds(reconciler, 1);

        assertThat(messages(Topic.UPLOAD_IMAGES, "s-image")).hasSize(1);
    }

    @Test
    void aRoundThatEndsCountsAsATurnAlsoWhileTheLedgerIsAway() {
        Reconciler reconciler = reconciler();
        ledger.disconnect();

        rounds(reconciler, 1);
        Instant ended = clock.instant();
        clock.tick(Duration.ofHours(1));

        assertThat(reconciler.lastRound()).isEqualTo(ended);
    }

    private static <T extends Task> void takeUntil(TaskSource<T> source, String key) throws Exception {
        Delivery<T> delivery;
        do {
            delivery = source.poll(Duration.ZERO).orElseThrow();
            delivery.acknowledge();
        } while (!delivery.task().key().equals(key));
    }

    @Test
    void whatCannotBeReadInTheLedgerDoesNotKeepTheRestFromBeingFound() throws Exception {
        queuedImage("a");
        queuedImage("b");
        planned("film", 1);
        planned("other", 1);
        ledger.spoilSubmission("s-a");
        ledger.spoilFile("film");

        rounds(reconciler(), 1);

        assertThat(messages(Topic.UPLOAD_IMAGES, "s-b")).hasSize(1);
        assertThat(messages(Topic.CONVERT_SEGMENTS, "other")).hasSize(1);
    }

    @Test
    void aFileWhoseConversionCannotBeReadDoesNotKeepTheNextFromBeingFound() throws Exception {
        deferred("a");
        deferred("b");
        ledger.spoilConversion("a");

        rounds(reconciler(), 1);

        assertThat(conversion("b").filePath()).endsWith("b");
    }
}
