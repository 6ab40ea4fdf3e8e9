package dev.lull.common.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateReason;
import dev.lull.common.queue.GateState;
import dev.lull.common.queue.UploadGate;
import dev.lull.common.queue.UploadLag;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Duration MAX_WAIT = Duration.ofHours(1);

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1), new Steps());
    private final List<GateReason> reasons = new ArrayList<>();
    private long waiting;
    private final Gate gate = new Gate(
            new UploadGate(() -> new UploadLag.Reading(waiting, 1, 0), MAX_WAIT, clock),
            List.of(
                    new PauseCondition(ledger.pauses(), clock),
                    oldest -> reasons.stream().findFirst()));

    @Test
    void itIsOpenOnlyIfNothingKeepsItShut() {
        assertThat(settled().open()).isTrue();
        assertThat(settled().reasons()).isEmpty();

        ledger.pauses().begin("anna", false, null);
        assertThat(settled().open()).isFalse();
        assertThat(gate.last().state()).isEqualTo(GateState.CLOSED_PAUSED);

        ledger.pauses().end();
        assertThat(settled().open()).isTrue();
    }

    @Test
    void allReasonsAreTold() {
        waiting = 12;
        ledger.pauses().begin("anna", false, null);
        reasons.add(new GateReason(
                GateState.CLOSED_PROBE, "plex: 1 stream", clock.instant(), null, GateReason.Course.AS_SET, true));

        assertThat(settled().reasons())
                .extracting(GateReason::state)
                .containsExactly(GateState.CLOSED_UPLOADS_WAITING, GateState.CLOSED_PAUSED, GateState.CLOSED_PROBE);
        assertThat(gate.last())
                .hasToString("CLOSED_UPLOADS_WAITING(12), CLOSED_PAUSED(by anna), CLOSED_PROBE(plex: 1 stream)");
    }

    @Test
    void whatIsOverdueByItsUploadsIsNotWhenSomebodyPausedIt() {
        waiting = 1;
        settled();
        clock.tick(MAX_WAIT.plusSeconds(1));
        assertThat(settled().overdue()).isTrue();

        ledger.pauses().begin("anna", true, null);
        assertThat(settled().overdue()).isFalse();
    }

    @Test
    void whoDoesNotYieldToUploadsReadsTheOtherReasonsAlone() {
        settled();
        waiting = 1;
        ledger.pauses().begin("anna", false, null);

        GateReading others = gate.readingOfOthers(Duration.ZERO);

        assertThat(others.shutByUploads()).isFalse();
        assertThat(others.others()).extracting(GateReason::state).containsExactly(GateState.CLOSED_PAUSED);
    }

    @Test
    void aPauseHoldsWhileTheLedgerIsAway() {
        ledger.pauses().begin("anna", false, null);
        settled();
        ledger.disconnect();

        assertThat(settled().state()).isEqualTo(GateState.CLOSED_PAUSED);
    }

    @Test
    void aScheduleShutsItUntilItsNextWindow() {
        // the clock of tests begins at noon
        Gate scheduled = new Gate(
                new UploadGate(() -> new UploadLag.Reading(0, 1, 0), MAX_WAIT, clock),
                List.of(new ScheduleCondition(Schedule.parse("22:00-07:00"), ZoneId.of("UTC"), clock)));
        scheduled.reading(Duration.ZERO);
        clock.tick(UploadGate.SETTLE_TIME);

        GateReason reason = scheduled.reading(Duration.ZERO).others().get(0);
        assertThat(reason.until()).isNotNull().isAfter(clock.instant());
        assertThat(reason.since()).isBefore(clock.instant());

        clock.tick(Duration.between(clock.instant(), reason.until()));
        assertThat(scheduled.reading(Duration.ZERO).others()).isEmpty();
    }

    private GateReading settled() {
        clock.tick(UploadGate.SETTLE_TIME);
        gate.reading(Duration.ZERO);
        clock.tick(UploadGate.SETTLE_TIME);
        return gate.reading(Duration.ZERO);
    }
}
