package dev.lull.common.testing.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.IntakeContract;
import dev.lull.common.media.MediaState;
import dev.lull.common.testing.Steps;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemorySubmissionLedgerTest extends LedgerInMemory implements IntakeContract {

    @Test
    void repeatingAMoveRepairsTheCountThatACrashLeftBehind() {
        submitted("a", "b");
        moveAndDie("a", MediaState.QUEUED);
        assertThat(counts()).isEqualTo(Map.of(MediaState.SUBMITTED, 2L));

        move("a", MediaState.QUEUED);

        assertThat(counts()).isEqualTo(Map.of(MediaState.SUBMITTED, 1L, MediaState.QUEUED, 1L));
    }

    @Test
    void registeringAgainEnlistsTheFileThatACrashLeftOut() {
        submitted("a");
        crashBefore(2, "media.enlist", () -> submitted("b"));
        assertThat(submissions().files("s", 0, 10)).hasSize(1);

        submitted("b");

        assertThat(submissions().files("s", 0, 10)).hasSize(2);
        assertThat(counts()).isEqualTo(Map.of(MediaState.SUBMITTED, 2L));
    }

    @Test
    void askingAgainWhetherItIsSettledProlongsNothing() {
        skipped("up");
        submissions().settleIfDone("s", TEN);
        clock.tick(Duration.ofMinutes(59));

        assertThat(submissions().settleIfDone("s", TEN)).isTrue();
        assertThat(left(Kept.FILE, "up")).contains(Duration.ofMinutes(1));
    }

    @Test
    void aRetentionThatACrashInterruptedIsTakenUpAgain() {
        skipped("up");
        crashBefore(1, "submissions.expire", () -> submissions().settleIfDone("s", TEN));
        assertThat(left(Kept.FILE, "up")).isEmpty();

        assertThat(submissions().settleIfDone("s", TEN)).isTrue();
        assertThat(left(Kept.FILE, "up")).contains(RETENTION);
        assertThat(submissions().unsettled()).isEmpty();
    }

    @Test
    void afterTheRetentionTimeOnlyWhatIsQuarantinedIsLeft() {
        submitted("bad");
        move("bad", MediaState.QUARANTINED);
        skipped("up");
        submissions().settleIfDone("s", TEN);

        clock.tick(RETENTION);

        assertThat(submissions().find("s")).isEmpty();
        assertThat(submissions().files("s", 0, 10)).isEmpty();
        assertThat(media().find("up")).isEmpty();
        assertThat(media().inState(MediaState.SKIPPED, 0, 10)).isEmpty();
        assertThat(media().find("bad")).isPresent();
    }

    @Test
    void aFileOfASubmissionThatHasExpiredDoesNotBringItBack() {
        submitted("bad");
        move("bad", MediaState.QUARANTINED);
        skipped("up");
        submissions().settleIfDone("s", TEN);
        clock.tick(RETENTION);

        media().retry("bad", MediaState.SUBMITTED);
        move("bad", MediaState.QUARANTINED);

        assertThat(submissions().find("s")).isEmpty();
        assertThat(submissions().unsettled()).isEmpty();
    }

    @Override
    public void moveAndDie(String id, MediaState to) {
        crashBefore(1, "media.count", () -> move(id, to));
    }

    private void skipped(String id) {
        submitted(id);
        move(id, MediaState.SKIPPED);
        submissions().dispatched("s", NINE);
    }

    /** Ends the process before one of the steps it takes, counted from 0, and starts another. */
    private void crashBefore(int step, String name, Runnable doing) {
        steps.restart();
        steps.crashBefore(step);
        assertThatThrownBy(doing::run).isInstanceOf(Steps.Crash.class).hasMessage("crashed before " + name);
        steps.restart();
    }
}
