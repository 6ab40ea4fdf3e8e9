package dev.lull.convert;

import static dev.lull.convert.testing.OneConversion.ID;
import static dev.lull.convert.testing.OneConversion.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.testing.Mount;
import dev.lull.convert.testing.Mp4Bytes;
import dev.lull.convert.testing.SomeMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanHandlerTest {

    private TwinFleet fleet;
    private TwinFleet.Worker worker;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        fleet = new TwinFleet(folder, SomeMedia.toEncode(30));
        worker = fleet.worker("worker-1");
    }

    @Test
    void aVideoIsPlannedAndItsUnitsPublished() throws Exception {
        worker.plans().handle(TASK);

        assertThat(fleet.unitTasks()).extracting(UnitTask::unit).hasSize(4).contains(Unit.AUDIO);
        assertThat(fleet.media().state()).isEqualTo(MediaState.CONVERTING);
    }

    @Test
    void theCheckpointHasThePlanBeforeAnyUnitIsPublished() throws Exception {
        worker.plans().handle(TASK);

        assertThat(fleet.steps.taken()).containsSubsequence("conversions.plan", "publish media.convert.segments");
    }

    @Test
    void aTaskThatComesAgainPlansNothingAnew() throws Exception {
        worker.plans().handle(TASK);
        ConversionPlan plan = fleet.conversion().plan();
        fleet.finish(Unit.segment(0), Mp4Bytes.of("high", "0"));

        worker.plans().handle(TASK);

        assertThat(fleet.conversion().plan()).isEqualTo(plan);
        assertThat(fleet.conversion().unfinished()).hasSize(3).doesNotContain(Unit.segment(0));
    }

    @Test
    void aVideoThatIsNotInTheLedgerIsSaidAndNothingDone() {
        assertThatThrownBy(() -> worker.plans().handle(new ConvertTask("another", "s1", ConvertPriority.NORMAL, 1)))
                .isInstanceOf(Failure.NotInLedger.class);

        assertThat(fleet.steps.taken()).isEmpty();
    }

    @Test
    void aConversionThatWasCancelledIsNotPlanned() throws Exception {
        fleet.ledger.conversions().cancel(ID);

        worker.plans().handle(TASK);

        assertThat(fleet.media().state()).isEqualTo(MediaState.CANCELLED);
        assertThat(fleet.unitTasks()).isEmpty();
    }

    @Test
    void aConversionThatIsCancelledWhileItIsPlannedHasNoUnits() throws Exception {
        fleet.analyzer.meanwhile(() -> fleet.ledger.conversions().cancel(ID));

        worker.plans().handle(TASK);

        assertThat(fleet.conversion().status()).isEqualTo(ConversionStatus.CANCELLED);
        assertThat(fleet.unitTasks()).isEmpty();
    }

    @Test
    void aSettledFileIsNotPlanned() throws Exception {
        fleet.ledger.media().move(ID, StateChange.to(MediaState.CANCELLED));

        worker.plans().handle(TASK);

        assertThat(fleet.unitTasks()).isEmpty();
    }

    @Test
    void theAttemptGoesOnToTheUnits() throws Exception {
        worker.plans().handle(new ConvertTask(ID, "s1", ConvertPriority.NORMAL, 3));

        assertThat(fleet.unitTasks()).extracting(UnitTask::attempt).containsOnly(3);
    }

    @Test
    void aPlanThatKillsItsWorkersIsGivenUp() throws Exception {
        die(TwinFleet.MAX_TAKEOVERS);

        fleet.drain("worker-1");

        assertThat(fleet.media().state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(fleet.media().reason())
                .isEqualTo("workers died 5 times at its plan; "
                        + "look at why they ended (killed for their memory?) before it is tried again");
        assertThat(fleet.deadLetters()).hasSize(1);
    }

    @Test
    void aSuspiciousPlanIsMadeAloneAndThenForgotten() throws Exception {
        die(TwinFleet.MAX_TAKEOVERS - 1);

        worker.plans().handle(TASK);

        assertThat(fleet.conversion().plan()).isNotNull();
        assertThat(fleet.steps.taken())
                .containsSubsequence("conversions.beginPlan", "conversions.endPlan", "conversions.beginPlan");
        assertThat(fleet.ledger.conversions().beginPlan(ID)).isZero();
    }

    @Test
    void aPlanThatFailsKilledNobody() throws Exception {
        for (int time = 0; time < 2 * TwinFleet.MAX_TAKEOVERS; time++) {
            TwinFleet.Worker sick = fleet.worker("sick", Mount.away());
            assertThatThrownBy(() -> sick.plans().handle(TASK)).isInstanceOf(Failure.PassedOn.class);
        }

        worker.plans().handle(TASK);

        assertThat(fleet.conversion().plan()).isNotNull();
    }

    private void die(int times) {
        for (int death = 0; death < times; death++) {
            fleet.ledger.conversions().beginPlan(ID);
        }
    }

    @Test
    void aSourceThatIsGoneIsLeftToAnotherWorkerWithTheAttempt() throws Exception {
        Files.delete(fleet.source);

        assertThatThrownBy(() -> worker.plans().handle(new ConvertTask(ID, "s1", ConvertPriority.NORMAL, 3)))
                .isInstanceOf(Failure.PassedOn.class)
                .hasMessageStartingWith("the source is gone");

        assertThat(fleet.media().state()).isEqualTo(MediaState.DEFERRED);
        assertThat(fleet.queue.published(Topic.CONVERT_DEFERRED))
                .endsWith(new ConvertTask(ID, "s1", ConvertPriority.NORMAL, 3));
    }

    @Test
    void whatCannotBePlannedIsSaidToBePermanent() throws Exception {
        Files.writeString(fleet.source, "AN ORIGINAL!");

        assertThatThrownBy(() -> worker.plans().handle(TASK)).isInstanceOf(Failure.Permanent.class);
    }
}
