package dev.lull.convert.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitAdmissionTest {

    @TempDir
    Path folder;

    private final OpenedGate gate = new OpenedGate();

    @Test
    void unitsAreTakenWhileTheGateIsOpenAndTheDiskHasRoom() {
        assertThat(admission(0).mayPoll()).isTrue();
        assertThat(admission(0).mayStart()).isTrue();
    }

    @Test
    void noUnitIsTakenWhileTheDiskIsFull() {
        assertThat(admission(Long.MAX_VALUE).mayPoll()).isFalse();
    }

    @Test
    void noUnitIsTakenWhileUploadsWait() {
        gate.uploadsWait();

        assertThat(admission(0).mayPoll()).isFalse();
        assertThat(admission(0).mayStart()).isFalse();
    }

    @Test
    void oneUnitUsesUpTheExemptionOfAnOverdueGate() {
        UnitAdmission admission = admission(0);
        gate.overdue();

        assertThat(admission.mayStart()).as("the first").isTrue();
        assertThat(admission.mayStart()).as("the second").isFalse();
    }

    private UnitAdmission admission(long floor) {
        return new UnitAdmission(gate.view, gate.guard, new FreeSpaceGuard(folder, floor), gate.clock);
    }
}
