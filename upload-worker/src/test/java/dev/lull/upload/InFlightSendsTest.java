package dev.lull.upload;

import static dev.lull.common.media.MediaKind.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.SendAttempt;
import dev.lull.common.media.StateChange;
import dev.lull.upload.targets.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InFlightSendsTest {

    private static final Receipt RECEIPT = new Receipt("chat:/a.jpg", false);

    /** Its third, after which sends are kept, is soon over. */
    private static final Duration SHORT = Duration.ofMillis(30);

    @TempDir
    Path folder;

    TwinUploads uploads;
    String id;

    @BeforeEach
    void open() throws IOException {
        uploads = new TwinUploads(folder);
        id = uploads.queued(IMAGE, "a.jpg", "one");
    }

    @AfterEach
    void close() {
        uploads.close();
    }

    @Test
    void aFileThatWasNeverSentIsClear() throws Exception {
        assertThat(uploads.sends("worker").isClear(file())).isTrue();
    }

    @Test
    void aSendIsInTheLedgerBeforeItIsMade() throws Exception {
        uploads.sends("worker").begin(file());

        assertThat(file().lastSend())
                .extracting(SendAttempt::number, SendAttempt::worker, SendAttempt::open)
                .containsExactly(1, "worker", true);
    }

    @Test
    void twoWorkersDoNotSendAFileAtTheSameTime() throws Exception {
        MediaFile seenByBoth = file();
        uploads.sends("first").begin(seenByBoth);

        assertThatThrownBy(() -> uploads.sends("second").begin(seenByBoth))
                .isInstanceOf(Failure.HeldElsewhere.class)
                .hasMessage("a.jpg was sent or settled by another worker");
    }

    @Test
    void aFileThatIsSettledMeanwhileIsNotSent() {
        MediaFile seen = file();
        uploads.ledger.media().move(id, StateChange.to(MediaState.CANCELLED));

        assertThatThrownBy(() -> uploads.sends("worker").begin(seen)).isInstanceOf(Failure.HeldElsewhere.class);
    }

    @Test
    void whatAnotherSendsWaitsForTheRestOfItsLease() throws Exception {
        uploads.sends("first").begin(file());
        uploads.clock.tick(TwinUploads.LEASE.minusMinutes(1));

        Failure.HeldElsewhere wait = catchThrowableOfType(
                Failure.HeldElsewhere.class, () -> uploads.sends("second").isClear(file()));

        assertThat(wait.left()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void ofWhatADeadWorkerSentTheOutcomeIsUnknown() throws Exception {
        uploads.sends("first").begin(file());
        uploads.clock.tick(TwinUploads.LEASE);

        assertThatThrownBy(() -> uploads.sends("second").isClear(file()))
                .isInstanceOf(Failure.UnknownOutcome.class)
                .hasMessage("first sent it at 2026-11-22T12:00:00Z and heard no answer");
    }

    @Test
    void whatADeadWorkerSentMayBeSentAgainUnderTheNextNumber() throws Exception {
        uploads.sends("first").begin(file());
        uploads.clock.tick(TwinUploads.LEASE);
        InFlightSends second = uploads.sends("second");

        second.begin(file());

        assertThat(second.number(file())).isEqualTo(2);
    }

    @Test
    void theNumberOfOurSendCountsForAFileThatWasReadBeforeIt() throws Exception {
        InFlightSends sends = uploads.sends("worker");
        MediaFile before = file();

        sends.begin(before);

        assertThat(sends.number(before)).isEqualTo(1);
    }

    @Test
    void aWorkerThatWasTakenForDeadCannotEndTheSendOfTheNext() throws Exception {
        InFlightSends first = uploads.sends("first");
        first.begin(file());
        uploads.clock.tick(TwinUploads.LEASE);
        uploads.sends("second").begin(file());

        first.notArrived(file());

        assertThat(file().lastSend())
                .extracting(SendAttempt::worker, SendAttempt::open)
                .containsExactly("second", true);
    }

    @Test
    void aSendThatDidNotArriveLeavesTheFileClearForOthers() throws Exception {
        InFlightSends first = uploads.sends("first");
        first.begin(file());

        first.notArrived(file());

        assertThat(uploads.sends("second").isClear(file())).isTrue();
    }

    @Test
    void aReceiptTheLedgerDidNotTakeIsWrittenWhenTheFileComesAgain() throws Exception {
        InFlightSends sends = uploads.sends("worker");
        sends.begin(file());
        sends.arrived(file(), RECEIPT);

        assertThat(sends.isClear(file())).isFalse();
        assertThat(file().state()).isEqualTo(MediaState.UPLOADED);
        assertThat(file().result()).isEqualTo("chat:/a.jpg");
    }

    @Test
    void aFailureTheLedgerDidNotTakeIsWrittenWhenTheFileComesAgain() throws Exception {
        InFlightSends sends = uploads.sends("worker");
        sends.begin(file());
        MediaFile sent = file();
        uploads.ledger.disconnect();
        assertThatThrownBy(() -> sends.notArrived(sent)).isInstanceOf(LedgerUnavailable.class);
        uploads.ledger.reconnect();

        assertThat(sends.isClear(file())).isTrue();
        assertThat(file().lastSend()).extracting(SendAttempt::open).isEqualTo(false);
    }

    @Test
    void aSendIsOpenHereUntilTheLedgerKnowsItsOutcome() throws Exception {
        InFlightSends sends = uploads.sends("worker");
        sends.begin(file());
        sends.arrived(file(), RECEIPT);
        assertThat(sends.has(file())).isTrue();

        sends.settled(file());

        assertThat(sends.has(file())).isFalse();
    }

    @Test
    void aSendThatGetsNoOutcomeIsForgottenAndItsLeaseRunsOut() throws Exception {
        InFlightSends sends = uploads.sends("worker");
        sends.begin(file());

        sends.abandon(List.of(file()));

        assertThat(sends.has(file())).isFalse();
        assertThat(uploads.ledger.sends().left(id)).isEqualTo(TwinUploads.LEASE);
    }

    @Test
    void aReceiptIsNotForgottenWithTheSendsThatHaveNone() throws Exception {
        InFlightSends sends = uploads.sends("worker");
        sends.begin(file());
        sends.arrived(file(), RECEIPT);

        sends.abandon(List.of(file()));

        assertThat(sends.isClear(file())).isFalse();
    }

    @Test
    void aSendIsKeptWhileItLasts() throws Exception {
        InFlightSends sends = uploads.sends("worker", SHORT);
        sends.begin(file());

        uploads.clock.tick(SHORT.minusMillis(1));

        await().untilAsserted(() -> assertThat(uploads.ledger.sends().left(id)).isEqualTo(SHORT));
    }

    @Test
    void aReceiptTheLedgerDidNotTakeIsWrittenEvenIfTheTaskNeverComesAgain() throws Exception {
        InFlightSends sends = uploads.sends("worker", SHORT);
        sends.begin(file());
        MediaFile sent = file();
        uploads.ledger.disconnect();
        sends.arrived(sent, RECEIPT);

        uploads.ledger.reconnect();

        await().untilAsserted(() -> assertThat(file().state()).isEqualTo(MediaState.UPLOADED));
    }

    @Test
    void aFailureTheLedgerDidNotTakeIsWrittenEvenIfTheTaskNeverComesAgain() throws Exception {
        InFlightSends sends = uploads.sends("worker", SHORT);
        sends.begin(file());
        MediaFile sent = file();
        uploads.ledger.disconnect();
        assertThatThrownBy(() -> sends.notArrived(sent)).isInstanceOf(LedgerUnavailable.class);

        uploads.ledger.reconnect();

        await().untilAsserted(() ->
                assertThat(file().lastSend()).extracting(SendAttempt::open).isEqualTo(false));
    }

    private MediaFile file() {
        return uploads.file(id);
    }
}
