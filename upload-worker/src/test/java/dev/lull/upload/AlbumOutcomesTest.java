package dev.lull.upload;

import static dev.lull.common.media.MediaKind.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.SendAttempt;
import dev.lull.common.media.StateChange;
import dev.lull.upload.targets.Receipt;
import dev.lull.upload.targets.Upload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlbumOutcomesTest {

    @TempDir
    Path folder;

    TwinUploads uploads;
    InFlightSends sends;
    AlbumOutcomes outcomes;
    Upload first;
    Upload second;

    @BeforeEach
    void open() throws Exception {
        uploads = new TwinUploads(folder);
        sends = uploads.sends("worker");
        outcomes = outcomes(false);
        first = expected("a.jpg", "one");
        second = expected("b.jpg", "two");
    }

    @AfterEach
    void close() {
        uploads.close();
    }

    @Test
    void nothingRemainsWhenAllArrived() {
        arrived(first);
        arrived(second);

        assertThat(outcomes.remaining()).isEmpty();
    }

    @Test
    void whatArrivedIsInTheLedgerBeforeTheOthersHaveAnOutcome() {
        arrived(first);

        assertThat(file(first).state()).isEqualTo(MediaState.UPLOADED);
    }

    @Test
    void whatIsRefusedForGoodIsQuarantinedAtOnceAndDoesNotRemain() {
        outcomes.failed(first, new Failure.Permanent("not a picture"));

        assertThat(file(first).state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(outcomes.remaining()).isEmpty();
    }

    @Test
    void theOnlyFailureRemainsAsItIsWithItsCause() {
        Failure failure = new Failure.Transient("no answer", new IOException("reset"));

        outcomes.failed(first, failure);

        assertThat(outcomes.remaining()).containsSame(failure);
    }

    @Test
    void ofSeveralFailuresEachReasonIsNamedOnce() throws Exception {
        Upload third = expected("c.jpg", "three");
        outcomes.failed(first, new Failure.Transient("no answer"));
        outcomes.failed(second, new Failure.Transient("reset"));
        outcomes.failed(third, new Failure.Transient("no answer"));

        assertThat(outcomes.remaining()).get().extracting(Failure::reason).isEqualTo("no answer; reset");
    }

    @Test
    void theLongestWaitThatIsAskedForRemains() {
        outcomes.failed(first, new Failure.RateLimited("chat", Duration.ofSeconds(3)));
        outcomes.failed(second, new Failure.RateLimited("chat", Duration.ofSeconds(30)));

        assertThat(outcomes.remaining())
                .get()
                .extracting(failure -> ((Failure.RateLimited) failure).waitFor())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aWaitRemainsBeforeAFailureThatWouldUseUpATry() {
        Failure wait = new Failure.RateLimited("chat", Duration.ofSeconds(3));
        outcomes.failed(first, new Failure.Transient("no answer"));
        outcomes.failed(second, wait);

        assertThat(outcomes.remaining()).containsSame(wait);
    }

    @Test
    void aFailureThatUsesUpNoTryRemainsBeforeOneThatDoes() {
        Failure stopped = new Failure.Stopped("going down");
        outcomes.failed(first, new Failure.Transient("no answer"));
        outcomes.failed(second, stopped);

        assertThat(outcomes.remaining()).containsSame(stopped);
    }

    @Test
    void aTargetThatTakesNothingIsSaidSoWhateverElseFailed() {
        Failure.TargetUnavailable away = new Failure.TargetUnavailable("full");
        outcomes.failed(first, new Failure.Transient("no answer"));
        outcomes.failed(second, away);

        assertThat(outcomes.targetUnavailable()).containsSame(away);
    }

    @Test
    void aFailureOfOneFileDoesNotMakeTheTargetUnavailable() {
        outcomes.failed(first, new Failure.Transient("no answer"));

        assertThat(outcomes.targetUnavailable()).isEmpty();
    }

    @Test
    void whatMayHaveArrivedIsTriedAgain() {
        outcomes.failed(first, new Failure.UnknownOutcome("no answer came"));

        assertThat(outcomes.remaining()).get().isInstanceOf(Failure.Transient.class);
        assertThat(file(first).state()).isEqualTo(MediaState.QUEUED);
    }

    @Test
    void underHoldWhatMayHaveArrivedIsQuarantinedAndSaysWhatToDo() {
        AlbumOutcomes holding = outcomes(true);
        holding.expect(file(first));

        holding.failed(first, new Failure.UnknownOutcome("no answer came"));

        assertThat(file(first).reason())
                .isEqualTo("it may have arrived: no answer came; look there, and retry it if it is missing");
        assertThat(holding.remaining()).isEmpty();
    }

    @Test
    void everySendOfAnAlbumIsNotedBeforeItIsMade() throws Exception {
        outcomes.sending(List.of(first, second));

        assertThat(List.of(file(first), file(second)))
                .extracting(MediaFile::lastSend)
                .extracting(SendAttempt::open)
                .containsExactly(true, true);
    }

    @Test
    void anAlbumOfWhichOneFileMayNotBeSentLeavesNoneOfItsSendsOpen() {
        uploads.ledger.media().move(second.media(), StateChange.to(MediaState.CANCELLED));

        assertThatThrownBy(() -> outcomes.sending(List.of(first, second))).isInstanceOf(Failure.HeldElsewhere.class);

        assertThat(file(first).lastSend()).extracting(SendAttempt::open).isEqualTo(false);
    }

    @Test
    void aSendThatFailedIsNotOpenAnyMore() throws Exception {
        outcomes.sending(List.of(first));

        outcomes.failed(first, new Failure.Transient("refused"));

        assertThat(file(first).lastSend()).extracting(SendAttempt::open).isEqualTo(false);
    }

    @Test
    void aSendWhoseReceiptIsInTheLedgerIsNotOpenHereAnyMore() throws Exception {
        outcomes.sending(List.of(first));

        arrived(first);

        assertThat(sends.has(file(first))).isFalse();
    }

    @Test
    void aSendWithoutOutcomeStaysOpenInTheLedgerWhenNoMoreAreTold() throws Exception {
        outcomes.sending(List.of(first));

        outcomes.end();

        assertThat(file(first).lastSend()).extracting(SendAttempt::open).isEqualTo(true);
        assertThat(sends.has(file(first))).isFalse();
    }

    @Test
    void anOutageOfTheLedgerDoesNotKeepFromHearingOfTheOtherSends() throws Exception {
        outcomes.sending(List.of(first, second));
        uploads.ledger.disconnect();
        arrived(first);
        uploads.ledger.reconnect();

        arrived(second);

        assertThat(file(second).state()).isEqualTo(MediaState.UPLOADED);
    }

    @Test
    void anOutageOfTheLedgerRemainsAsOne() throws Exception {
        outcomes.sending(List.of(first));
        uploads.ledger.disconnect();
        arrived(first);

        assertThatThrownBy(() -> outcomes.remaining()).isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void whereTheTargetCanBeAskedAgainAnOutageOfTheLedgerEndsTheAlbumAtOnce() {
        uploads.ledger.disconnect();

        assertThatThrownBy(() -> arrived(first)).isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void anOutcomeForAFileThatWasNotUploadedIsABug() {
        Upload stranger = new Upload("other", "x", Path.of("x"), 0, "", "image/jpeg", Instant.EPOCH);

        assertThatThrownBy(() -> arrived(stranger))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an outcome for other, which was not uploaded");
    }

    private AlbumOutcomes outcomes(boolean hold) {
        return new AlbumOutcomes(uploads.completion("worker"), sends, hold);
    }

    private void arrived(Upload upload) {
        outcomes.arrived(upload, new Receipt("memory:/" + upload.name(), false));
    }

    private Upload expected(String name, String content) throws IOException {
        String id = uploads.queued(IMAGE, name, content);
        outcomes.expect(uploads.file(id));
        return new Upload(id, name, uploads.original(id), content.length(), "", "image/jpeg", Instant.EPOCH);
    }

    private MediaFile file(Upload upload) {
        return uploads.file(upload.media());
    }
}
