package dev.lull.upload;

import static dev.lull.common.media.MediaKind.IMAGE;
import static dev.lull.common.task.UploadPriority.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.SendAttempt;
import dev.lull.common.media.StateChange;
import dev.lull.embedded.testing.EmbeddedServers;
import dev.lull.embedded.testing.RedisConnection;
import dev.lull.upload.testing.Chat;
import dev.lull.upload.testing.Uploads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Where a target cannot be asked whether it has a file. */
class UnknownOutcomeIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static final Duration DEAD = Duration.ofMillis(300);

    @TempDir
    Path folder;

    Uploads uploads;

    @AfterEach
    void close() {
        uploads.close();
    }

    @Test
    void aFileThatMayHaveArrivedIsSentAgain() throws Exception {
        Chat chat = Chat.saying(new Failure.UnknownOutcome("no answer within 60 s"));
        String id = queued("accept-duplicate");

        uploads.startWorker(chat);
        uploads.publish(IMAGES, id);

        assertThat(uploads.awaitSettled(id).state()).isEqualTo(MediaState.UPLOADED);
        assertThat(chat.posts).containsExactly("a.jpg", "a.jpg");
    }

    @Test
    void underHoldItIsKeptForAPersonToLook() throws Exception {
        Chat chat = Chat.saying(new Failure.UnknownOutcome("no answer within 60 s"));
        String id = queued("hold");

        uploads.startWorker(chat);
        uploads.publish(IMAGES, id);

        MediaFile held = uploads.awaitSettled(id);
        assertThat(held.state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(held.reason())
                .isEqualTo("it may have arrived: no answer within 60 s; look there, and retry it if it is missing");
        assertThat(chat.posts).containsExactly("a.jpg");
        assertThat(Path.of(held.source())).hasContent("one");
    }

    @Test
    void whatAnotherWorkerIsSendingWaitsAndOthersPass() throws Exception {
        Chat chat = Chat.saying();
        String id = queued("accept-duplicate");
        uploads.ledger.sends().begin(id, 0, "other-worker", Duration.ofHours(1));
        String next = uploads.queued(IMAGE, "b.jpg", "two");

        uploads.startWorker(chat);
        uploads.publish(IMAGES, id);
        uploads.publish(IMAGES, next);
        uploads.awaitSettled(next);

        assertThat(chat.posts).containsExactly("b.jpg");
        uploads.ledger.media().move(id, StateChange.to(MediaState.CANCELLED));
    }

    @Test
    void whatADeadWorkerSentIsSentAgain() throws Exception {
        Chat chat = Chat.saying();
        String id = queued("accept-duplicate");
        uploads.ledger.sends().begin(id, 0, "dead-worker", DEAD);

        uploads.startWorker(chat);
        uploads.publish(IMAGES, id);

        assertThat(uploads.awaitSettled(id).state()).isEqualTo(MediaState.UPLOADED);
        assertThat(chat.posts).containsExactly("a.jpg");
        assertThat(uploads.find(id).lastSend())
                .extracting(SendAttempt::number, SendAttempt::worker, SendAttempt::open)
                .containsExactly(2, "upload-test", false);
    }

    @Test
    void whatADeadWorkerSentIsHeldWithItsNameAndTime() throws Exception {
        Chat chat = Chat.saying();
        String id = queued("hold");
        uploads.ledger.sends().begin(id, 0, "dead-worker", DEAD);

        uploads.startWorker(chat);
        uploads.publish(IMAGES, id);

        assertThat(uploads.awaitSettled(id).reason())
                .startsWith("it may have arrived: dead-worker sent it at 20")
                .contains("and heard no answer");
        assertThat(chat.posts).isEmpty();
    }

    @Test
    void aSendThatLastsLongerThanItsLeaseIsNotTakenForDead() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        Chat slow = Chat.answeringAfter(answers);
        String id = queued("accept-duplicate");
        uploads.startWorker(slow);
        uploads.publish(IMAGES, id);
        await("the first post").atMost(Duration.ofSeconds(60)).until(() -> !slow.posts.isEmpty());

        String firstLease = openUntil(id);
        await().until(() -> !openUntil(id).equals(firstLease));
        String secondLease = openUntil(id);
        await().until(() -> !openUntil(id).equals(secondLease));
        answers.countDown();

        uploads.awaitSettled(id);
        assertThat(slow.posts).containsExactly("a.jpg");
    }

    @Test
    void anAnswerThatCameWhileTheLedgerWasAwayIsNotForgotten() throws Exception {
        Chat chat = Chat.doing(() -> RedisConnection.command(SERVERS.redisUrl(), "CLIENT", "PAUSE", "6000", "ALL"));
        String first = queued("accept-duplicate");
        String second = uploads.queued(IMAGE, "b.jpg", "two");

        uploads.startWorker(chat);
        uploads.publish(IMAGES, first, second);

        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> arrived(first) && arrived(second));
        assertThat(chat.posts).containsExactly("a.jpg", "b.jpg");
    }

    private boolean arrived(String id) {
        return uploads.find(id).state() == MediaState.UPLOADED;
    }

    private String openUntil(String id) {
        return RedisConnection.command(SERVERS.redisUrl(), "HGET", "lull:media:" + id, "send_open_until");
    }

    private String queued(String policy) throws IOException {
        uploads = new Uploads(
                SERVERS,
                folder,
                Map.of("upload.unknown-outcome", policy, "upload.lease", "1s", "upload.max-tries", "2"));
        return uploads.queued(IMAGE, "a.jpg", "one");
    }
}
