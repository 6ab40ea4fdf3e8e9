package dev.lull.coordinator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconcilerIT extends Reconciling {

    @Test
    void ofTwoReconcilersOnePublishesWhatIsInNoQueueAndWhatWaitsThereIsLeft() throws Exception {
        planned("film", 4);
        done("film", Unit.segment(0));
        claim("film", Unit.segment(1), Duration.ofMinutes(10));
        queue.publisher().publish(new UnitTask("film", Unit.segment(2), 1));

        try (Reconciler one = reconciler();
                Reconciler other = reconciler()) {
            one.start();
            other.start();
            await().atMost(LONG)
                    .until(() -> records(Topic.CONVERT_SEGMENTS, "film").size() > 1);
            awaitRounds("after-two");
        }

        assertThat(records(Topic.CONVERT_SEGMENTS, "film"))
                .satisfiesExactly(
                        before -> assertThat(before).contains("\"segment:0002\"", "\"attempt\":1"),
                        again -> assertThat(again).contains("\"segment:0003\"", "\"attempt\":2"));
    }

    @Test
    void aRecordThatTheQueueDroppedIsPublishedAgainAlthoughOthersStillWait() throws Exception {
        opened("dropped");
        opened("waiting");
        queue.publisher()
                .publish(List.of(
                        new ConvertTask("dropped", "s", 1),
                        new ConvertTask("finished", "s", 1),
                        new ConvertTask("waiting", "s", 1)));
        try (TaskSource<ConvertTask> conversions = queue.conversions()) {
            takeUntil(conversions, "finished");
        }

        try (Reconciler reconciler = reconciler()) {
            reconciler.start();
            await().atMost(LONG)
                    .until(() -> records(Topic.CONVERT_DEFERRED, "dropped").size() > 1);
        }
        assertThat(records(Topic.CONVERT_DEFERRED, "waiting")).hasSize(1);
    }

    @Test
    void aClaimThatExpiredAMomentAgoIsNoSignOfDeath() throws Exception {
        planned("held", 1);
        claim("held", Unit.segment(0), Duration.ofMillis(1));

        try (Reconciler reconciler = reconciler(Duration.ofMinutes(1))) {
            reconciler.start();
            opened("not-held");
            await().atMost(LONG)
                    .until(() -> !records(Topic.CONVERT_DEFERRED, "not-held").isEmpty());
        }
        assertThat(records(Topic.CONVERT_SEGMENTS, "held")).isEmpty();
    }

    @Test
    void whatIsLeftOfAFilmWhoseUnitsAreDoneIsItsAssembly() throws Exception {
        planned("parts", 2);
        done("parts", Unit.segment(0));
        done("parts", Unit.segment(1));

        try (Reconciler reconciler = reconciler()) {
            reconciler.start();
            await().atMost(LONG)
                    .until(() -> !records(Topic.CONVERT_SEGMENTS, "parts").isEmpty());
        }
        assertThat(records(Topic.CONVERT_SEGMENTS, "parts"))
                .singleElement()
                .asString()
                .contains("\"assemble\"");
    }

    @Test
    void aDeferredVideoThatWasNeverNotedAsAConversionIsConverted() throws Exception {
        deferred("unnoted");

        try (Reconciler reconciler = reconciler()) {
            reconciler.start();
            await().atMost(LONG)
                    .until(() -> !records(Topic.CONVERT_DEFERRED, "unnoted").isEmpty());
        }
        assertThat(conversion("unnoted").status()).isEqualTo(ConversionStatus.PENDING);
    }

    @Test
    void aVideoAndAnImageWhoseSourceVanishedAreQuarantinedWithItsPath() throws Exception {
        opened("film.mkv");
        queuedImage("beach.jpg");
        Files.delete(folder.resolve("film.mkv"));
        Files.delete(folder.resolve("beach.jpg"));

        try (Reconciler reconciler = reconciler()) {
            reconciler.start();
            awaitState("film.mkv", MediaState.QUARANTINED);
            awaitState("beach.jpg", MediaState.QUARANTINED);
        }
        assertThat(media("film.mkv").reason()).isEqualTo("the source is gone: " + folder.resolve("film.mkv"));
        assertThat(media("beach.jpg").reason()).isEqualTo("the source is gone: " + folder.resolve("beach.jpg"));
        assertThat(conversion("film.mkv").status()).isEqualTo(ConversionStatus.FAILED);
    }

    @Test
    void aConvertedFileWhoseWorkerDiedBeforeSayingSoMovesOn() throws Exception {
        converted("done");

        try (Reconciler reconciler = reconciler()) {
            reconciler.start();
            await().atMost(LONG)
                    .until(() -> !records(Topic.UPLOAD_CONVERTED, "done").isEmpty());
        }
        assertThat(media("done").state()).isEqualTo(MediaState.CONVERTED);
    }

    @Test
    void aFileWhoseConversionFailedUnnoticedIsQuarantinedWithTheError() throws Exception {
        planned("failed", 1);
        ledger.conversions().fail("failed", "no frame could be decoded", LONG_AGO);

        try (Reconciler reconciler = reconciler()) {
            reconciler.start();
            awaitState("failed", MediaState.QUARANTINED);
        }
        assertThat(media("failed").reason()).isEqualTo("no frame could be decoded");
    }

    @Test
    void anImageThatIsInNoQueueIsPublishedAgainAndOneThatWaitsIsNot() throws Exception {
        queuedImage("image");

        try (Reconciler reconciler = reconciler()) {
            reconciler.start();
            await().atMost(LONG)
                    .until(() -> !records(Topic.UPLOAD_IMAGES, "s-image").isEmpty());
            awaitRounds("after-image");
        }
        assertThat(records(Topic.UPLOAD_IMAGES, "s-image")).hasSize(1);
    }

    @Test
    void aFileNobodyLookedAtAlthoughItsSubmissionIsDispatchedIsTakenInAgain() throws Exception {
        registered("forgotten");

        try (Reconciler reconciler = reconciler()) {
            reconciler.start();
            await().atMost(LONG).until(() -> !takenInAgain.isEmpty());
        }
        assertThat(takenInAgain).extracting("id").containsOnly("forgotten");
    }

    @Test
    void aSubmissionWhoseLastFileArrivedUnnoticedIsSettled() throws Exception {
        registered("text");
        ledger.media().move("text", StateChange.to(MediaState.SKIPPED));

        try (Reconciler reconciler = reconciler()) {
            reconciler.start();
            await().atMost(LONG)
                    .until(() ->
                            ledger.submissions().find("s-text").orElseThrow().settled() != null);
        }
    }

    /** Takes and acknowledges what others left on the topic, too. */
    private static <T extends Task> void takeUntil(TaskSource<T> source, String key) {
        Optional<Delivery<T>> delivery;
        do {
            delivery = await().atMost(LONG).until(() -> source.poll(Duration.ofMillis(200)), Optional::isPresent);
            delivery.orElseThrow().acknowledge();
        } while (!delivery.orElseThrow().task().key().equals(key));
    }
}
