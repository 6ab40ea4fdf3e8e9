package dev.lull.convert.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.gate.Gate;
import dev.lull.common.queue.UploadGate;
import dev.lull.common.queue.UploadLag;
import dev.lull.common.testing.TickingClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatedAdmissionTest {

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration MAX_WAIT = Duration.ofHours(1);

    private final TickingClock clock = new TickingClock();
    private long waiting;
    private int looks;
    private boolean exempt;
    private boolean room = true;
    private int asked;

    private final Gate gate = new Gate(new UploadGate(this::query, MAX_WAIT, clock), List.of());
    private final StarvationGuard guard = new StarvationGuard(gate, MAX_WAIT, clock);
    private final GatedAdmission gatedAdmission = new GatedAdmission(new GateView(gate, INTERVAL), guard, clock) {
        @Override
        boolean hasUseForWork() {
            asked++;
            return room;
        }

        @Override
        boolean isExempt(StarvationGuard guard) {
            return exempt;
        }
    };

    @BeforeEach
    void openTheGate() {
        gate.reading(Duration.ZERO);
        clock.tick(UploadGate.SETTLE_TIME);
        assertThat(gate.reading(Duration.ZERO).open()).isTrue();
        looks = 0;
    }

    @Test
    void aTaskDoesNotBeginOnALookFromBeforeAnUploadCame() {
        clock.tick(Duration.ofMillis(100));
        waiting = 1;

        assertThat(gatedAdmission.mayPoll()).isTrue();
        assertThat(gatedAdmission.mayStart()).isFalse();
    }

    @Test
    void tasksThatBeginAtTheSameTimeShareOneLook() {
        clock.tick(INTERVAL);

        assertThat(gatedAdmission.mayStart()).isTrue();
        clock.tick(Duration.ofMillis(50));
        assertThat(gatedAdmission.mayStart()).isTrue();
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void whoOnlyWaitsForATaskReadsAnOpenGateRarely() {
        for (int i = 0; i < 50; i++) {
            clock.tick(Duration.ofMillis(100));
            assertThat(gatedAdmission.mayPoll()).isTrue();
        }
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void whoOnlyWaitsForATaskNoticesAShutGateInTheEnd() {
        waiting = 1;
        clock.tick(Duration.ofSeconds(5));
        assertThat(gatedAdmission.mayPoll()).isFalse();
    }

    @Test
    void aShutGateIsLookedAtOnceInAnInterval() {
        waiting = 1;
        gate.reading(Duration.ZERO);
        for (int i = 1; i < 10; i++) {
            clock.tick(INTERVAL.dividedBy(10));
            assertThat(gatedAdmission.mayPoll()).isFalse();
            assertThat(gatedAdmission.mayStart()).isFalse();
        }
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void atAShutGateOnlyTheOneThatIsLetThroughBegins() {
        waiting = 1;
        gate.reading(Duration.ZERO);
        clock.tick(MAX_WAIT.plusMillis(1));
        gate.reading(Duration.ZERO);

        assertThat(gatedAdmission.mayPoll()).isTrue();
        assertThat(gatedAdmission.mayStart()).isFalse();
        exempt = true;
        assertThat(gatedAdmission.mayStart()).isTrue();
    }

    @Test
    void aRefusalHoldsForAWhileWithoutAskingAgain() {
        room = false;
        assertThat(gatedAdmission.mayPoll()).isFalse();
        room = true;
        assertThat(gatedAdmission.mayPoll()).isFalse();
        assertThat(asked).isEqualTo(1);

        clock.tick(INTERVAL);
        assertThat(gatedAdmission.mayPoll()).isTrue();
    }

    private UploadLag.Reading query() {
        looks++;
        return new UploadLag.Reading(waiting, 1, 0);
    }
}
