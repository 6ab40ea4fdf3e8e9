package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeLeaseTest {

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));
    private final SubmissionLedger submissions = ledger.submissions();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @BeforeEach
    void accepted() {
        submissions.open("s", List.of("/in"), "/out", clock.instant());
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void aSubmissionStaysWithTheCoordinatorThatGoesOnBeating() {
        IntakeLease lease = taken();
        for (int beats = 0; beats < 5; beats++) {
            clock.tick(IntakeLease.TIME.minusSeconds(1));
            lease.beat();
        }

        assertThat(IntakeLease.take(submissions, "s", "other", timer)).isEmpty();
        assertThatCode(lease::check).doesNotThrowAnyException();
    }

    @Test
    void aCoordinatorThatSleptFindsThatAnotherOneTookOver() {
        IntakeLease lease = taken();
        clock.tick(IntakeLease.TIME);
        assertThat(IntakeLease.take(submissions, "s", "other", timer)).isPresent();

        lease.beat();

        assertThatThrownBy(lease::check).isInstanceOf(IntakeLease.Lost.class);
    }

    @Test
    void aLedgerThatIsAwayTakesNoLease() {
        IntakeLease lease = taken();
        ledger.disconnect();
        lease.beat();
        assertThatCode(lease::check).doesNotThrowAnyException();
        lease.close();
        ledger.reconnect();

        clock.tick(IntakeLease.TIME);
        assertThat(IntakeLease.take(submissions, "s", "other", timer)).isPresent();
    }

    @Test
    void whatIsClosedIsFreeAndABeatThatComesLateDoesNotTakeItBack() {
        IntakeLease lease = taken();
        lease.close();
        lease.beat();

        assertThat(IntakeLease.take(submissions, "s", "other", timer)).isPresent();
    }

    private IntakeLease taken() {
        return IntakeLease.take(submissions, "s", "first", timer).orElseThrow();
    }
}
