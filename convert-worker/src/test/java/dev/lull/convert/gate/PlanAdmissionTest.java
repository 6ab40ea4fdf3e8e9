package dev.lull.convert.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Failure;
import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.UnitTask;
import org.junit.jupiter.api.Test;

class PlanAdmissionTest {

    private static final int LOOPS = 2;

    private final OpenedGate gate = new OpenedGate();
    private long units;
    private final UnitDemand demand =
            new UnitDemand(new NoWork(), LOOPS, () -> new ConvertBacklog.Reading(0, 0, 0, units), gate.clock);
    private final PlanAdmission admission = new PlanAdmission(gate.view, gate.guard, demand, gate.clock);

    @Test
    void aVideoIsPlannedWhenTheLoopsWouldRunOutOfUnits() {
        units = 1;
        assertThat(admission.mayPoll()).isTrue();
    }

    @Test
    void noVideoIsPlannedWhileEnoughUnitsWait() {
        units = 10;
        assertThat(admission.mayPoll()).isFalse();
    }

    @Test
    void noVideoIsPlannedWhileUploadsWait() {
        gate.uploadsWait();

        assertThat(admission.mayPoll()).isFalse();
        assertThat(admission.mayStart()).isFalse();
    }

    @Test
    void planningLeavesTheExemptionOfAnOverdueGateToTheUnit() {
        gate.overdue();

        assertThat(admission.mayStart()).isTrue();
        assertThat(gate.guard.exemptNext()).as("it is still to be had").isTrue();
    }

    private static final class NoWork implements TaskHandler<UnitTask> {

        @Override
        public void handle(UnitTask task) {}

        @Override
        public void giveUp(UnitTask task, Failure failure) {}
    }
}
