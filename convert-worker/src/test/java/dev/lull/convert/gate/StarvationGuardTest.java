package dev.lull.convert.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.gate.Gate;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.queue.UploadGate;
import dev.lull.common.queue.UploadLag;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.testing.TickingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StarvationGuardTest {

    private static final Duration MAX_WAIT = Duration.ofMinutes(10);
    private static final UnitTask UNIT = new UnitTask("film", Unit.AUDIO, false, 1);

    private final TickingClock clock = new TickingClock();
    private long waiting = 1;
    private final Gate gate =
            new Gate(new UploadGate(() -> new UploadLag.Reading(waiting, 1, 0), MAX_WAIT, clock), List.of());
    private final StarvationGuard guard = new StarvationGuard(gate, MAX_WAIT, clock);
    private final List<Boolean> gaveWay = new ArrayList<>();

    @Test
    void nothingIsLetThroughBeforeTheWaitIsOver() {
        later(MAX_WAIT);
        assertThat(guard.due()).isFalse();
        assertThat(guard.exemptNext()).isFalse();
    }

    @Test
    void oneUnitBeginsAndDoesNotGiveWay() throws Exception {
        overdue();
        assertThat(guard.exemptNext()).isTrue();
        assertThat(guard.exemptNext()).isFalse();

        unitThatLooksOften().handle(UNIT);

        assertThat(gaveWay).containsExactly(false, false);
    }

    @Test
    void aSuspendedUnitGoesOnToItsEnd() throws Exception {
        later(MAX_WAIT);
        guard.over(handling(() -> {
                    gaveWay.add(!guard.isExempt(gate.reading(Duration.ZERO)));
                    overdue();
                    gaveWay.add(!guard.isExempt(gate.reading(Duration.ZERO)));
                    assertThat(guard.exemptNext()).as("another one").isFalse();
                    gaveWay.add(!guard.isExempt(gate.reading(Duration.ZERO)));
                }))
                .handle(UNIT);

        assertThat(gaveWay).containsExactly(true, false, false);
    }

    @Test
    void afterItsEndTheNextOneWaitsAsLongAgain() throws Exception {
        overdue();
        guard.exemptNext();
        guard.over(handling(() -> later(Duration.ofHours(1)))).handle(UNIT);

        later(MAX_WAIT.minusMillis(1));
        assertThat(guard.exemptNext()).isFalse();
        later(Duration.ofMillis(1));
        assertThat(guard.exemptNext()).isTrue();
    }

    @Test
    void aGateThatWasOpenInBetweenEndsTheExemption() throws Exception {
        overdue();
        guard.exemptNext();
        guard.over(handling(() -> {
                    waiting = 0;
                    gate.reading(Duration.ZERO);
                    later(UploadGate.SETTLE_TIME);
                    waiting = 1;
                    gaveWay.add(!guard.isExempt(gate.reading(Duration.ZERO)));
                }))
                .handle(UNIT);

        assertThat(gaveWay).containsExactly(true);
    }

    private TaskHandler<UnitTask> unitThatLooksOften() {
        return guard.over(handling(() -> {
            gaveWay.add(!guard.isExempt(gate.reading(Duration.ZERO)));
            gaveWay.add(!guard.isExempt(gate.reading(Duration.ZERO)));
        }));
    }

    private void overdue() {
        later(MAX_WAIT.plusMillis(1));
    }

    private void later(Duration time) {
        clock.tick(time);
        gate.reading(Duration.ZERO);
    }

    private static TaskHandler<UnitTask> handling(Runnable work) {
        return new TaskHandler<>() {
            @Override
            public void handle(UnitTask task) {
                work.run();
            }

            @Override
            public void giveUp(UnitTask task, Failure failure) {
                throw new AssertionError(failure);
            }
        };
    }
}
