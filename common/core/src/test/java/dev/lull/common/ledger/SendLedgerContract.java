package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.SendAttempt;
import dev.lull.common.media.StateChange;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger does with sends whose outcome could stay unknown. */
public interface SendLedgerContract extends LedgerContract {

    Duration LEASE = Duration.ofSeconds(30);
    Duration SHORT = Duration.ofMillis(1);

    @BeforeEach
    default void aFileThatWaits() {
        submitted("a");
        media().move("a", StateChange.to(MediaState.QUEUED));
    }

    @Test
    default void aFileThatIsNotToBeSentAnyMoreIsNotSent() {
        media().move("a", StateChange.to(MediaState.CANCELLED));

        assertThat(sends().begin("a", 0, "one", LEASE)).isEmpty();
        Object unknown = fileAsWritten("nobody");
        assertThat(sends().begin("nobody", 0, "one", LEASE)).isEmpty();
        assertThat(fileAsWritten("nobody")).isEqualTo(unknown);
    }

    @Test
    default void whatIsBeingSentIsNotSentByAnother() {
        assertThat(sends().begin("a", 0, "one", LEASE)).hasValue(1);

        assertThat(sends().begin("a", 0, "two", LEASE)).isEmpty();
        assertThat(sends().begin("a", 1, "two", LEASE)).isEmpty();
        assertThat(sends().left("a")).isBetween(Duration.ofSeconds(25), LEASE);
        assertThat(media().find("a").orElseThrow().lastSend())
                .extracting(SendAttempt::number, SendAttempt::worker, SendAttempt::open)
                .containsExactly(1, "one", true);
    }

    @Test
    default void ofManyWhoWantToSendOneDoes() throws Exception {
        Callable<OptionalInt> send =
                () -> sends().begin("a", 0, Thread.currentThread().getName(), LEASE);
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            int sending = 0;
            for (Future<OptionalInt> answer :
                    workers.invokeAll(Stream.generate(() -> send).limit(40).toList())) {
                sending += answer.get().isPresent() ? 1 : 0;
            }
            assertThat(sending).isEqualTo(1);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    default void aSenderThatWasPausedCanNeitherKeepNorFailWhatAnotherSendsNow() {
        sends().begin("a", 0, "paused", SHORT);
        eventually(SHORT, () -> sends().begin("a", 1, "other", LEASE).isPresent());

        assertThat(sends().keep("a", 1, LEASE)).isFalse();
        sends().notArrived("a", 1);
        assertThat(media().move("a", StateChange.to(MediaState.QUARANTINED).because("refused"), 1))
                .isEqualTo(TransitionResult.REFUSED);
        assertThat(media().find("a").orElseThrow().lastSend())
                .extracting(SendAttempt::number, SendAttempt::open)
                .containsExactly(2, true);
    }

    @Test
    default void theFirstReceiptStays() {
        sends().begin("a", 0, "paused", SHORT);
        eventually(SHORT, () -> sends().begin("a", 1, "other", LEASE).isPresent());
        StateChange arrived = StateChange.to(MediaState.UPLOADED);

        assertThat(media().move("a", arrived.with(MediaField.RESULT, "message 2")))
                .isEqualTo(TransitionResult.DONE);
        assertThat(media().move("a", arrived.with(MediaField.RESULT, "message 1")))
                .isEqualTo(TransitionResult.REPEATED);
        assertThat(media().find("a").orElseThrow().result()).isEqualTo("message 2");
        assertThat(sends().left("a")).isZero();
    }

    @Test
    default void whatIsKnownNotToHaveArrivedMayBeSentAgainAtOnce() {
        sends().begin("a", 0, "one", LEASE);
        sends().notArrived("a", 1);

        assertThat(sends().left("a")).isZero();
        assertThat(sends().begin("a", 1, "two", LEASE)).hasValue(2);
    }

    @Test
    default void aHeldFileThatIsTriedAgainIsNotHeldForItsOldSend() {
        sends().begin("a", 0, "one", LEASE);
        media().move("a", StateChange.to(MediaState.QUARANTINED).because("it may have arrived"), 1);

        media().retry("a", MediaState.SUBMITTED);
        media().move("a", StateChange.to(MediaState.QUEUED));

        assertThat(media().find("a").orElseThrow().lastSend())
                .extracting(SendAttempt::open)
                .isEqualTo(false);
    }

    @Test
    default void aSendThatIsKeptIsUnderWayForAnotherLease() {
        sends().begin("a", 0, "one", SHORT);

        assertThat(sends().keep("a", 1, LEASE)).isTrue();
        assertThat(sends().keep("a", 2, LEASE)).isFalse();
        assertThat(sends().left("a")).isBetween(Duration.ofSeconds(25), LEASE);
        assertThat(sends().begin("a", 1, "two", LEASE)).isEmpty();
    }
}
