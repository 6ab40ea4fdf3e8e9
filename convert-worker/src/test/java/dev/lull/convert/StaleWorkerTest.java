package dev.lull.convert;

import static dev.lull.convert.testing.OneConversion.LEASE;
import static dev.lull.convert.testing.OneConversion.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.media.Failure;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitStep;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.testing.SomeMedia;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A worker that was paused beyond its lease wakes up when another one has taken its unit over. */
class StaleWorkerTest {

    private static final Unit UNIT = Unit.segment(1);
    private static final MediaAnalysis BROKEN = SomeMedia.silent(500);

    private TwinFleet fleet;
    private TwinFleet.Worker stale;

    @BeforeEach
    void planThreeSegments(@TempDir Path folder) throws Exception {
        fleet = new TwinFleet(folder, SomeMedia.toEncode(30));
        fleet.planAll("planner");
        stale = fleet.worker("stale");
    }

    static List<Failure> failures() {
        return List.of(
                new Failure.Transient("was killed"),
                new Failure.Permanent("cannot be cut"),
                new Failure.Stopped("going down"));
    }

    @Test
    void itsUnitIsNotTakenForDone() {
        takenOverWhileItMakes("segment 1", UNIT);

        assertThatThrownBy(() -> stale.units().handle(task(UNIT))).isInstanceOf(Failure.OwnershipLost.class);
        assertThat(fleet.conversion().unfinished()).contains(UNIT);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void itsFailureIsNotTheOthers(Failure failure) {
        AtomicReference<Conversion> before = takenOverWhileItMakes("segment 1", UNIT);
        fleet.encoder.fail("segment 1", failure);

        assertThatThrownBy(() -> stale.units().handle(task(UNIT))).isInstanceOf(Failure.class);

        assertThat(fleet.conversion()).isEqualTo(before.get());
    }

    @Test
    void itsFailureIsNotTold() {
        takenOverWhileItMakes("segment 1", UNIT);
        fleet.encoder.fail("segment 1", new Failure.Transient("was killed"));

        assertThatThrownBy(() -> stale.units().handle(task(UNIT))).isInstanceOf(Failure.class);

        assertThat(fleet.queue.events()).noneMatch(event -> event.step() == UnitStep.FAILED);
    }

    @Test
    void aSegmentItMadeBadlyDoesNotReplaceThePlan() {
        AtomicReference<Conversion> before = takenOverWhileItMakes("segment 1", UNIT);
        fleet.encoder.spoil("segment 1", BROKEN);

        assertThatThrownBy(() -> stale.units().handle(task(UNIT))).isInstanceOf(Failure.OwnershipLost.class);

        assertThat(fleet.conversion()).isEqualTo(before.get());
        assertThat(fleet.conversion().plan()).isEqualTo(before.get().plan());
    }

    @Test
    void itsResultDoesNotCompleteTheConversion() throws Exception {
        takenOverWhileItMakes("joined", Unit.ASSEMBLE);
        List<Unit> units = fleet.conversion().unfinished();
        for (Unit unit : units.subList(0, 3)) {
            stale.units().handle(task(unit));
        }

        assertThatThrownBy(() -> stale.units().handle(task(units.get(3))))
                .isInstanceOf(Failure.OwnershipLost.class)
                .hasMessageContaining("was assembled by another worker");

        assertThat(fleet.conversion().status()).isEqualTo(ConversionStatus.IN_PROGRESS);
        assertThat(fleet.uploads()).isEmpty();
    }

    @Test
    void aResultItJoinedBadlyDoesNotReplaceThePlan() throws Exception {
        AtomicReference<Conversion> before = takenOverWhileItMakes("joined", Unit.ASSEMBLE);
        fleet.encoder.spoil("joined", BROKEN);
        List<Unit> units = fleet.conversion().unfinished();
        for (Unit unit : units.subList(0, 3)) {
            stale.units().handle(task(unit));
        }

        assertThatThrownBy(() -> stale.units().handle(task(units.get(3)))).isInstanceOf(Failure.OwnershipLost.class);

        assertThat(fleet.conversion()).isEqualTo(before.get());
    }

    @Test
    void aConversionThatIsCancelledMeanwhileStaysCancelled() throws IOException {
        fleet.encoder.meanwhile("segment 1", () -> fleet.ledger.conversions().cancel(TwinFleet.ID));

        assertThatThrownBy(() -> stale.units().handle(task(UNIT))).isInstanceOf(Failure.OwnershipLost.class);

        assertThat(fleet.conversion().status()).isEqualTo(ConversionStatus.CANCELLED);
        assertThat(fleet.uploads()).isEmpty();
    }

    /** Its lease passes and another worker claims the unit; gives what the ledger says from then on. */
    private AtomicReference<Conversion> takenOverWhileItMakes(String name, Unit unit) {
        AtomicReference<Conversion> then = new AtomicReference<>(fleet.conversion());
        fleet.encoder.meanwhile(name, () -> {
            fleet.clock.tick(LEASE.plusMillis(1));
            fleet.claim(unit, "worker-2");
            then.set(fleet.conversion());
        });
        return then;
    }
}
