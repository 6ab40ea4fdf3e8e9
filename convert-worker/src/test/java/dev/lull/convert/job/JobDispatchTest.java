package dev.lull.convert.job;

import static dev.lull.convert.testing.OneConversion.ID;
import static dev.lull.convert.testing.OneConversion.SUBMISSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitStep;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.testing.Mp4Bytes;
import dev.lull.convert.testing.OneConversion;
import dev.lull.convert.testing.SomeMedia;
import dev.lull.convert.testing.SomePlans;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobDispatchTest {

    private OneConversion world;
    private JobDispatch dispatch;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        world = new OneConversion(folder, SomeMedia.toEncode(30));
        MediaJournal journal = new MediaJournal(world.ledger.media(), world.queue.publisher(), "worker-1", world.clock);
        dispatch = new JobDispatch(world.ledger, world.queue.publisher(), journal, "worker-1", world.clock);
    }

    @Test
    void aVideoThatTheLedgerDoesNotKnowIsNoJob() {
        assertThat(dispatch.find("another")).isEmpty();
    }

    @Test
    void aCheckpointThatWasLostIsOpenedAnew() {
        world.ledger.media().register("other", SUBMISSION, "/in/other.mkv", "other.mkv", world.clock.instant());

        assertThat(dispatch.find("other"))
                .hasValueSatisfying(
                        job -> assertThat(job.conversion().filePath()).isEqualTo("/in/other.mkv"));
    }

    @Test
    void allUnitsOfANewPlanArePublishedButNotAssembly() {
        dispatch.afterPlan(world.plan(SomePlans.segmented()), 1);

        assertThat(world.unitTasks())
                .extracting(UnitTask::unit)
                .containsExactly(Unit.AUDIO, Unit.segment(0), Unit.segment(1), Unit.segment(2));
    }

    @Test
    void theFileIsToldToBeConvertingWithItsPlan() {
        dispatch.afterPlan(world.plan(SomePlans.segmented()), 1);

        assertThat(world.media().state()).isEqualTo(MediaState.CONVERTING);
        assertThat(world.media().plan()).isEqualTo(ConversionKind.VIDEO);
        assertThat(world.media().segments()).isEqualTo(3);
        assertThat(world.queue.events()).extracting(MediaEvent::state).containsExactly(MediaState.CONVERTING);
    }

    @Test
    void finishedUnitsAreNotPublishedAgain() throws Exception {
        world.plan(SomePlans.segmented());
        world.finish(Unit.segment(1), Mp4Bytes.of("high", "1"));

        dispatch.afterPlan(world.job(), 1);

        assertThat(world.unitTasks()).extracting(UnitTask::unit).hasSize(3).doesNotContain(Unit.segment(1));
    }

    @Test
    void assemblyFollowsAPlanWhoseUnitsAreAllDone() throws Exception {
        world.plan(SomePlans.whole(ConversionKind.REMUX));
        world.finish(Unit.segment(0), Mp4Bytes.of("high", "all"));

        dispatch.afterPlan(world.job(), 3);

        assertThat(world.unitTasks()).containsExactly(new UnitTask(ID, Unit.ASSEMBLE, false, 3));
    }

    @Test
    void assemblyWaitsForTheLastUnit() throws Exception {
        world.plan(SomePlans.segmented());
        world.finish(Unit.segment(0), Mp4Bytes.of("high", "0"));

        assertThat(dispatch.afterUnit(world.job(), 1)).isFalse();

        assertThat(world.unitTasks()).isEmpty();
    }

    @Test
    void planningAgainTellsNoSecondStateChange() {
        dispatch.afterPlan(world.plan(SomePlans.segmented()), 1);
        dispatch.afterPlan(world.job(), 1);

        assertThat(world.queue.events()).hasSize(1);
    }

    @Test
    void aSettledFileStaysSettled() {
        world.ledger.media().move(ID, StateChange.to(MediaState.CANCELLED));
        dispatch.afterPlan(world.plan(SomePlans.segmented()), 1);

        assertThat(world.media().state()).isEqualTo(MediaState.CANCELLED);
    }

    @Test
    void whatHappenedToAUnitIsToldWithItsReason() {
        dispatch.tell(world.job(), Unit.AUDIO, UnitStep.FAILED, "was killed");

        assertThat(world.queue.events())
                .containsExactly(new MediaEvent(
                        ID,
                        SUBMISSION,
                        "film.mkv",
                        MediaState.CONVERTING,
                        Unit.AUDIO,
                        UnitStep.FAILED,
                        "was killed",
                        "worker-1",
                        world.clock.instant()));
    }
}
