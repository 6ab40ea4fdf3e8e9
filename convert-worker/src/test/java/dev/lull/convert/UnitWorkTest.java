package dev.lull.convert;

import static dev.lull.convert.testing.OneConversion.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.UnitRun;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitStep;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.testing.Mp4Bytes;
import dev.lull.convert.testing.OneConversion;
import dev.lull.convert.testing.SomeMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a claimed unit, for each way in which its work can end. */
class UnitWorkTest {

    private static final Unit UNIT = Unit.segment(1);

    private TwinFleet fleet;
    private TwinFleet.Worker worker;

    @BeforeEach
    void planThreeSegments(@TempDir Path folder) throws Exception {
        fleet = new TwinFleet(folder, SomeMedia.toEncode(30));
        fleet.planAll("planner");
        worker = fleet.worker("worker-1");
        fleet.steps.restart();
    }

    @Test
    void aTransientFailureGivesTheUnitBackAndCountsAsATry() {
        fleet.encoder.fail("segment 1", new Failure.Transient("was killed"));

        assertThatThrownBy(() -> worker.units().handle(task(UNIT))).isInstanceOf(Failure.Transient.class);

        assertThat(state()).isInstanceOf(UnitState.Pending.class);
        assertThat(fleet.conversion().retryCount()).isEqualTo(1);
        assertThat(fleet.conversion().error()).isEqualTo("was killed");
        assertThat(steps()).containsExactly(UnitStep.STARTED, UnitStep.FAILED);
    }

    @Test
    void whatFfmpegWasToldForAUnitThatFailedIsKeptForPeople() {
        fleet.encoder.fail("segment 1", new Failure.Transient("was killed"));

        assertThatThrownBy(() -> worker.units().handle(task(UNIT))).isInstanceOf(Failure.Transient.class);

        assertThat(fleet.ledger.conversions().runs(OneConversion.ID))
                .containsExactly(new UnitRun(
                        UNIT,
                        "worker-1",
                        fleet.clock.instant(),
                        "was killed",
                        "ffmpeg -y made.mp4",
                        List.of("says of segment 1")));
    }

    @Test
    void ofTheSegmentsThatAreMadeOneIsKept() throws Exception {
        worker.units().handle(task(UNIT));
        assertThat(fleet.ledger.conversions().runs(OneConversion.ID)).isEmpty();

        worker.units().handle(task(Unit.segment(0)));

        assertThat(fleet.ledger.conversions().runs(OneConversion.ID))
                .extracting(UnitRun::unit, UnitRun::failure)
                .containsExactly(tuple(Unit.segment(0), null));
    }

    @Test
    void unitsOfASourceThatIsAnotherByNowMakeNoResult() throws Exception {
        FileTime submitted = Files.getLastModifiedTime(fleet.source);
        for (Unit unit : Objects.requireNonNull(fleet.conversion().plan()).units()) {
            fleet.finish(unit, Mp4Bytes.of("high 3.1", unit.toString()));
        }
        Files.writeString(fleet.source, "THE ORIGINAL");
        Files.setLastModifiedTime(fleet.source, submitted);
        fleet.analyzer.learn(Mp4Bytes.ascii("THE ORIGINAL"), SomeMedia.toEncode(30));

        assertThatThrownBy(() -> worker.units().handle(task(Unit.ASSEMBLE)))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the source changed since it was submitted: its content is another");

        assertThat(fleet.conversion().result()).isEmpty();
        assertThat(fleet.steps.taken()).doesNotContain("store.put", "conversions.replan");
    }

    @Test
    void theNextTryMayBeTheGoodOne() throws Exception {
        fleet.encoder.fail("segment 1", new Failure.Transient("was killed"));

        fleet.drain("worker-1");

        assertThat(fleet.result()).isEqualTo("joined");
        assertThat(fleet.encoder.made()).filteredOn("segment 1"::equals).hasSize(2);
    }

    @Test
    void aWorkerThatStopsGivesTheUnitBackWithoutATry() {
        fleet.encoder.fail("segment 1", new Failure.Stopped("going down"));

        assertThatThrownBy(() -> worker.units().handle(task(UNIT))).isInstanceOf(Failure.Stopped.class);

        assertThat(state()).isInstanceOf(UnitState.Pending.class);
        assertThat(fleet.conversion().retryCount()).isZero();
        assertThat(steps()).containsExactly(UnitStep.STARTED);
    }

    @Test
    void aUnitThatIsLeftToOthersIsGivenBackAndQueuedAgainWithoutATry() throws Exception {
        fleet.encoder.fail("segment 1", new Failure.PassedOn("stood for 600 s"));

        assertThatThrownBy(() -> worker.units().handle(task(UNIT))).isInstanceOf(Failure.PassedOn.class);

        assertThat(state()).isInstanceOf(UnitState.Pending.class);
        assertThat(fleet.conversion().retryCount()).isZero();
        assertThat(fleet.steps.taken()).containsSubsequence("conversions.release", "publish media.convert.segments");
        fleet.drain("worker-2");
        assertThat(fleet.result()).isEqualTo("joined");
    }

    @Test
    void anInterruptedWorkerGivesTheUnitBackWithoutATry() {
        fleet.encoder.meanwhile("segment 1", Thread.currentThread()::interrupt);

        assertThatThrownBy(() -> worker.units().handle(task(UNIT))).isInstanceOf(InterruptedException.class);

        assertThat(state()).isInstanceOf(UnitState.Pending.class);
        assertThat(fleet.conversion().retryCount()).isZero();
    }

    @Test
    void aLedgerThatGoesAwayDuringTheWorkCostsNothing() throws Exception {
        fleet.encoder.meanwhile("segment 1", () -> fleet.disconnectFor(3));

        fleet.drain("worker-1");

        assertThat(fleet.result()).isEqualTo("joined");
        assertThat(fleet.encoder.made()).filteredOn("segment 1"::equals).hasSize(1);
        assertThat(fleet.conversion().retryCount())
                .as("it is no try of the unit")
                .isZero();
    }

    @Test
    void aQueueThatGoesAwayDuringTheWorkDoesNotCostTheUnit() throws Exception {
        fleet.encoder.meanwhile("segment 1", fleet.queue::disconnect);
        assertThatThrownBy(() -> worker.units().handle(task(UNIT))).isInstanceOf(QueueUnavailable.class);
        assertThat(state()).isInstanceOf(UnitState.Done.class);

        fleet.queue.reconnect();
        fleet.drain("worker-1");

        assertThat(fleet.result()).isEqualTo("joined");
        assertThat(fleet.encoder.made()).filteredOn("segment 1"::equals).hasSize(1);
    }

    @Test
    void aQueueThatIsAwayForLongIsNoDeathOfAWorker() throws Exception {
        fleet.queue.disconnect();
        for (int time = 0; time < 2 * TwinFleet.MAX_TAKEOVERS; time++) {
            assertThatThrownBy(() -> worker.units().handle(task(UNIT))).isInstanceOf(QueueUnavailable.class);
            fleet.clock.tick(OneConversion.LEASE.plusMillis(1));
        }

        fleet.queue.reconnect();
        fleet.drain("worker-1");

        assertThat(fleet.result()).isEqualTo("joined");
    }

    @Test
    void anotherPlanIsTriedWhenASegmentCannotBeMade() throws Exception {
        fleet.encoder.fail("segment 1", new Failure.Permanent("cannot be cut"));

        worker.units().handle(task(UNIT));

        ConversionPlan plan = plan();
        assertThat(plan.segmented()).isFalse();
        assertThat(plan.kind()).isEqualTo(ConversionKind.VIDEO);
        assertThat(plan.reason()).endsWith("in segments was not enough: cannot be cut");
        assertThat(fleet.unitTasks()).endsWith(new UnitTask(OneConversion.ID, Unit.segment(0), false, 1));
    }

    @Test
    void theLastPlanThatFailsIsSaidToBePermanent() throws Exception {
        Failure.Permanent why = new Failure.Permanent("no decoder");
        fleet.encoder.fail("segment 1", why);
        fleet.encoder.fail("whole video", why);
        fleet.encoder.fail("whole full", why);
        worker.units().handle(task(UNIT));
        worker.units().handle(task(Unit.segment(0)));

        assertThatThrownBy(() -> worker.units().handle(task(Unit.segment(0)))).isSameAs(why);
    }

    @Test
    void aSourceThatChangedUnderThePlanIsPlannedAnew() throws Exception {
        String before = plan().fingerprint();
        Files.setLastModifiedTime(fleet.source, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        worker.units().handle(task(UNIT));

        assertThat(plan().fingerprint()).isNotEqualTo(before);
        assertThat(fleet.encoder.made())
                .as("nothing is made under the old plan")
                .isEmpty();
        assertThat(fleet.unitTasks()).as("the units of both plans").hasSize(8);
    }

    @Test
    void whateverHappensTheFilesInWorkGo() throws Exception {
        fleet.encoder.fail("segment 1", new Failure.Transient("was killed"));

        assertThatThrownBy(() -> worker.units().handle(task(UNIT))).isInstanceOf(Failure.Transient.class);

        assertThat(fleet.files.list(new ConversionFiles(OneConversion.ID).folder()))
                .extracting(MediaStore.Entry::name)
                .noneMatch(name -> name.contains("working"));
    }

    @Test
    void aBadUnitAtAssemblyIsPublishedAgainAndTheOthersKept() throws Exception {
        List<Unit> units = fleet.conversion().unfinished();
        fleet.encoder.meanwhile("segment 2", () -> lose(UNIT));
        for (Unit unit : units) {
            worker.units().handle(task(unit));
        }

        assertThat(fleet.conversion().unfinished()).containsExactly(UNIT);
        assertThat(fleet.unitTasks()).endsWith(task(UNIT));
        assertThat(fleet.conversion().error()).isEqualTo("segment:0001 is gone from the store");
    }

    private void lose(Unit unit) {
        try {
            UnitState.Done done = (UnitState.Done)
                    Objects.requireNonNull(fleet.conversion().units().get(unit));
            fleet.files.delete(new ConversionFiles(OneConversion.ID).unit(unit, done.checksum()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<UnitStep> steps() {
        return fleet.queue.events().stream()
                .filter(event -> UNIT.equals(event.unit()))
                .map(MediaEvent::step)
                .map(Objects::requireNonNull)
                .toList();
    }

    private UnitState state() {
        return Objects.requireNonNull(fleet.conversion().units().get(UNIT));
    }

    private ConversionPlan plan() {
        return Objects.requireNonNull(fleet.conversion().plan());
    }
}
