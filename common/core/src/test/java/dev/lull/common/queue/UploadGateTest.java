package dev.lull.common.queue;

import static dev.lull.common.queue.GateState.CLOSED_NO_UPLOAD_WORKERS;
import static dev.lull.common.queue.GateState.CLOSED_UNKNOWN;
import static dev.lull.common.queue.GateState.CLOSED_UPLOADS_WAITING;
import static dev.lull.common.queue.GateState.OPEN;
import static dev.lull.common.queue.UploadGate.SETTLE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.testing.TickingClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UploadGateTest {

    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private final TickingClock clock = new TickingClock();
    private long published;
    private UploadLag lag = () -> new UploadLag.Reading(0, 0, published);
    private final UploadGate gate = new UploadGate(() -> lag.read(), MAX_WAIT, clock);

    @Test
    void nobodyKnowsBeforeTheFirstLook() {
        assertThat(gate.last().state()).isEqualTo(CLOSED_UNKNOWN);
    }

    @Test
    void oneEmptyLookIsNotEnough() {
        assertThat(gate.check().state()).isEqualTo(CLOSED_UPLOADS_WAITING);
        clock.tick(SETTLE_TIME.minusMillis(1));
        assertThat(gate.check().open()).isFalse();
    }

    @Test
    void twoEmptyLooksFarEnoughApartOpenIt() {
        open();
        assertThat(gate.last().toString()).isEqualTo("OPEN");
    }

    @Test
    void theFirstLookThatFindsAnUploadShutsIt() {
        open();
        waiting(12, 1);
        assertThat(gate.check().toString()).isEqualTo("CLOSED_UPLOADS_WAITING(12)");
    }

    @Test
    void anUploadInBetweenStartsTheWaitAnew() {
        gate.check();
        waiting(1, 1);
        clock.tick(SETTLE_TIME);
        gate.check();
        waiting(0, 0);
        assertThat(gate.check().open()).isFalse();
        clock.tick(SETTLE_TIME);
        assertThat(gate.check().open()).isTrue();
    }

    @Test
    void whatCameAndWentBetweenTwoRareLooksStartsTheWaitAnew() {
        open();
        published++;
        clock.tick(Duration.ofSeconds(5));
        assertThat(gate.check().open()).isFalse();
        clock.tick(SETTLE_TIME);
        assertThat(gate.check().open()).isTrue();
    }

    @Test
    void betweenRareLooksItStaysOpenWhenNothingCame() {
        open();
        clock.tick(Duration.ofHours(5));
        assertThat(gate.check().open()).isTrue();
    }

    @Test
    void whatCameAndWentBetweenTwoFrequentLooksDoesNotShutIt() {
        open();
        published++;
        clock.tick(SETTLE_TIME);
        assertThat(gate.check().open()).isTrue();
    }

    @Test
    void uploadsWithoutAnybodyToTakeThemAreCalledByName() {
        waiting(3, 0);
        assertThat(gate.check().state()).isEqualTo(CLOSED_NO_UPLOAD_WORKERS);
        assertThat(gate.last().toString()).isEqualTo("CLOSED_NO_UPLOAD_WORKERS(3)");
    }

    @Test
    void whatCannotBeReadShutsItAndStartsTheWaitAnew() {
        open();
        lag = () -> {
            throw new QueueUnavailable("no broker", new IOException());
        };
        clock.tick(Duration.ofSeconds(1));
        assertThat(gate.check().toString()).isEqualTo("CLOSED_UNKNOWN(no broker)");
        waiting(0, 0);
        assertThat(gate.check().state()).isEqualTo(CLOSED_UPLOADS_WAITING);
    }

    @Test
    void theTimeOfAStateIsTheTimeItBegan() {
        open();
        Instant opened = gate.last().since();
        clock.tick(Duration.ofMinutes(5));
        assertThat(gate.check().since()).isEqualTo(opened);
    }

    @Test
    void aLookThatTakesLongDoesNotShortenTheWait() {
        lag = () -> {
            clock.tick(SETTLE_TIME);
            return new UploadLag.Reading(0, 0, published);
        };
        gate.check();
        lag = () -> new UploadLag.Reading(0, 0, published);

        assertThat(gate.check().open()).isFalse();
    }

    @Test
    void aRecentLookIsSharedAndAnOldOneIsNot() {
        open();
        waiting(1, 1);
        clock.tick(Duration.ofMillis(99));
        assertThat(gate.reading(Duration.ofMillis(100)).open()).isTrue();
        clock.tick(Duration.ofMillis(1));
        assertThat(gate.reading(Duration.ofMillis(100)).open()).isFalse();
    }

    @Test
    void anUploadThatThisProcessPublishedIsFoundWhateverTheAgeOfTheLastLook() {
        open();
        waiting(1, 1);
        assertThat(gate.reading(MAX_WAIT).open()).isTrue();

        gate.uploadsPublished();

        assertThat(gate.reading(MAX_WAIT).open()).isFalse();
    }

    @Test
    void whileItIsShutWhatIsPublishedCostsNoFurtherLook() {
        waiting(1, 1);
        gate.check();
        lag = () -> {
            throw new AssertionError("looked again");
        };

        gate.uploadsPublished();

        assertThat(gate.reading(MAX_WAIT).open()).isFalse();
    }

    @Test
    void aLookFromBeforeTheClockWasSetBackIsNotTrusted() {
        open();
        waiting(1, 1);
        clock.tick(Duration.ofHours(-1));
        assertThat(gate.reading(Duration.ofMinutes(1)).open()).isFalse();
    }

    @Test
    void anEmptyLookIsAsOldAsItsBeginning() {
        open();
        lag = () -> {
            clock.tick(Duration.ofSeconds(1));
            return new UploadLag.Reading(0, 0, published);
        };
        gate.check();
        waiting(1, 1);

        assertThat(gate.reading(Duration.ofSeconds(1)).open()).isFalse();
    }

    @Test
    void shutForLongerThanTheGreatestWaitItIsOverdueWhateverTheReasons() {
        open();
        waiting(1, 1);
        assertThat(gate.check().overdue()).isFalse();
        clock.tick(MAX_WAIT);
        waiting(1, 0);
        assertThat(gate.check().overdue()).isFalse();
        clock.tick(Duration.ofMillis(1));
        assertThat(gate.check().overdue()).isTrue();

        waiting(0, 0);
        open();
        assertThat(gate.last().overdue()).isFalse();
        waiting(1, 1);
        assertThat(gate.check().overdue()).isFalse();
    }

    @Test
    void withoutAGreatestWaitItIsNeverOverdue() {
        UploadGate patient = new UploadGate(() -> new UploadLag.Reading(1, 1, published), Duration.ZERO, clock);
        clock.tick(Duration.ofDays(300));
        assertThat(patient.check().overdue()).isFalse();
    }

    private void open() {
        gate.check();
        clock.tick(SETTLE_TIME);
        assertThat(gate.check().state()).isEqualTo(OPEN);
    }

    private void waiting(long waiting, int workers) {
        lag = () -> new UploadLag.Reading(waiting, workers, published);
    }
}
