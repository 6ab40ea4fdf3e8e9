package dev.lull.convert;

import static dev.lull.convert.testing.OneConversion.ID;
import static dev.lull.convert.testing.OneConversion.LEASE;
import static dev.lull.convert.testing.OneConversion.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitStep;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.convert.testing.SomeMedia;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitHandlerTest {

    private static final Unit FIRST = Unit.segment(0);

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
    void aUnitIsMadeAndTold() throws Exception {
        worker.units().handle(task(FIRST));

        assertThat(state(FIRST)).isInstanceOf(UnitState.Done.class);
        assertThat(fleet.queue.events())
                .filteredOn(event -> FIRST.equals(event.unit()))
                .extracting(MediaEvent::step)
                .containsExactly(UnitStep.STARTED, UnitStep.FINISHED);
    }

    @Test
    void aUnitThatIsDoneIsNotMadeAgain() throws Exception {
        worker.units().handle(task(FIRST));
        worker.units().handle(task(FIRST));

        assertThat(fleet.encoder.made()).containsExactly("segment 0");
    }

    @Test
    void aUnitInOtherHandsIsWaitedForUntilItsLeaseIsOver() {
        fleet.claim(FIRST, "worker-2");
        fleet.clock.tick(Duration.ofSeconds(20));

        assertThatThrownBy(() -> worker.units().handle(task(FIRST)))
                .isInstanceOfSatisfying(Failure.HeldElsewhere.class, held -> {
                    assertThat(held.reason()).isEqualTo("worker-2 works on it");
                    assertThat(held.left()).isEqualTo(LEASE.minusSeconds(20));
                });
        assertThat(fleet.encoder.made()).isEmpty();
    }

    @Test
    void aWorkerWhoseClockIsSlowWaitsNoLongerForAUnit() {
        fleet.claim(FIRST, "worker-2");
        TwinFleet.Worker slow = fleet.worker("worker-3", Clock.offset(fleet.clock, Duration.ofMinutes(-10)));

        assertThatThrownBy(() -> slow.units().handle(task(FIRST)))
                .isInstanceOfSatisfying(
                        Failure.HeldElsewhere.class,
                        held -> assertThat(held.left()).isEqualTo(LEASE));
    }

    @Test
    void aUnitWhoseHolderDiedIsTakenOver() throws Exception {
        fleet.claim(FIRST, "worker-2");
        fleet.clock.tick(LEASE.plusMillis(1));

        worker.units().handle(task(FIRST));

        assertThat(state(FIRST)).isInstanceOf(UnitState.Done.class);
    }

    @Test
    void aUnitThatKillsItsWorkersIsGivenUp() throws Exception {
        for (int death = 0; death < TwinFleet.MAX_TAKEOVERS; death++) {
            fleet.claim(FIRST, "worker-" + death);
            fleet.clock.tick(LEASE.plusMillis(1));
        }

        fleet.drain("worker-1");

        String reason = "workers died 5 times at segment:0000, the last one was worker-4; "
                + "look at why they ended (killed for their memory?) before it is tried again";
        assertThat(fleet.encoder.made()).doesNotContain("segment 0");
        assertThat(fleet.conversion().status()).isEqualTo(ConversionStatus.FAILED);
        assertThat(fleet.media().state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(fleet.media().reason()).isEqualTo(reason);
        assertThat(fleet.deadLetters()).extracting(DeadLetter::reason).containsExactly(reason);
    }

    @Test
    void aUnitThatIsRetriedMayBeTakenOverAsOftenAgain() throws Exception {
        for (int death = 0; death < TwinFleet.MAX_TAKEOVERS; death++) {
            fleet.claim(FIRST, "worker-" + death);
            fleet.clock.tick(LEASE.plusMillis(1));
        }
        fleet.ledger.conversions().fail(ID, "workers died");
        fleet.ledger.conversions().reopen(ID);

        worker.units().handle(task(FIRST));

        assertThat(state(FIRST)).isInstanceOf(UnitState.Done.class);
    }

    @Test
    void aSuspiciousUnitIsMadeAloneAndStillByWhoeverHasIt() throws Exception {
        for (int death = 0; death < 2; death++) {
            fleet.claim(FIRST, "worker-" + death);
            fleet.clock.tick(LEASE.plusMillis(1));
        }

        worker.units().handle(task(FIRST));

        assertThat(fleet.steps.taken())
                .containsSubsequence(
                        "conversions.claim", "conversions.release", "conversions.claim", "conversions.completeUnit");
        assertThat(fleet.encoder.made()).containsExactly("segment 0");
    }

    @Test
    void aUnitThatWorkersGaveBackIsNoSuspect() throws Exception {
        for (int stop = 0; stop < 10; stop++) {
            fleet.ledger.conversions().release(fleet.claim(FIRST, "worker-" + stop));
        }

        worker.units().handle(task(FIRST));

        assertThat(state(FIRST)).isInstanceOf(UnitState.Done.class);
    }

    @Test
    void aUnitOfAPlanThatWasReplacedIsPassedOver() throws Exception {
        worker.units().handle(task(Unit.segment(7)));

        assertThat(fleet.encoder.made()).isEmpty();
        assertThat(fleet.conversion().unfinished()).hasSize(4);
    }

    @Test
    void aVideoThatIsNotInTheLedgerIsSaidAndNothingMade() {
        assertThatThrownBy(() -> worker.units().handle(new UnitTask("another", FIRST, false, 1)))
                .isInstanceOf(Failure.NotInLedger.class);

        assertThat(fleet.encoder.made()).isEmpty();
    }

    @Test
    void assemblyBeforeTheLastUnitIsPassedOver() throws Exception {
        worker.units().handle(task(FIRST));
        worker.units().handle(task(Unit.ASSEMBLE));

        assertThat(fleet.encoder.made()).doesNotContain("joined");
        assertThat(fleet.conversion().status()).isEqualTo(ConversionStatus.IN_PROGRESS);
    }

    @Test
    void theWorkerThatMakesTheLastUnitAssemblesImmediately() throws Exception {
        for (Unit unit : fleet.conversion().unfinished()) {
            worker.units().handle(task(unit));
        }
        assertThat(fleet.result()).isEqualTo("joined");
        assertThat(fleet.uploads()).hasSize(1);
    }

    @Test
    void whileUploadsWaitAssemblyIsLeftToTheQueue() throws Exception {
        List<Unit> units = fleet.conversion().unfinished();
        for (Unit unit : units.subList(0, 3)) {
            worker.units().handle(task(unit));
        }
        fleet.queue.publisher().publish(new UploadTask(UploadPriority.IMAGES, "s1", List.of("image"), 1));
        fleet.clock.tick(Duration.ofSeconds(1));

        worker.units().handle(task(units.get(3)));

        assertThat(fleet.encoder.made()).doesNotContain("joined");
        assertThat(fleet.unitTasks()).contains(task(Unit.ASSEMBLE));
    }

    @Test
    void assemblyThatFailsForTheMomentIsLeftToTheQueue() throws Exception {
        fleet.encoder.fail("joined", new Failure.Transient("was killed"));
        for (Unit unit : fleet.conversion().unfinished()) {
            worker.units().handle(task(unit));
        }
        assertThat(fleet.conversion().status()).isEqualTo(ConversionStatus.IN_PROGRESS);
        assertThat(fleet.conversion().error()).isEqualTo("was killed");
        assertThat(fleet.unitTasks()).contains(task(Unit.ASSEMBLE));
    }

    @Test
    void tasksThatComeAfterTheEndChangeNothing() throws Exception {
        fleet.drain("worker-1");
        List<String> made = fleet.encoder.made();

        for (UnitTask late : fleet.unitTasks()) {
            worker.units().handle(late);
        }

        assertThat(fleet.encoder.made()).isEqualTo(made);
        assertThat(fleet.media().state()).isEqualTo(MediaState.CONVERTED);
        assertThat(fleet.result()).isEqualTo("joined");
    }

    @Test
    void aUnitOfACancelledConversionIsNotMade() throws Exception {
        fleet.ledger.conversions().cancel(ID);

        worker.units().handle(task(FIRST));

        assertThat(fleet.encoder.made()).isEmpty();
        assertThat(fleet.media().state()).isEqualTo(MediaState.CANCELLED);
    }

    @Test
    void aUnitThatIsGivenUpQuarantinesItsVideo() {
        worker.units().giveUp(task(FIRST), new Failure.Transient("was killed"));

        assertThat(fleet.conversion().status()).isEqualTo(ConversionStatus.FAILED);
        assertThat(fleet.media().state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(fleet.queue.published(Topic.DEAD_LETTER)).hasSize(1);
    }

    private UnitState state(Unit unit) {
        return Objects.requireNonNull(fleet.conversion().units().get(unit));
    }
}
