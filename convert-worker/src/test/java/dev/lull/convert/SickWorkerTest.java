package dev.lull.convert;

import static dev.lull.convert.testing.OneConversion.ID;
import static dev.lull.convert.testing.OneConversion.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.Unit;
import dev.lull.convert.testing.Mount;
import dev.lull.convert.testing.SomeMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that cannot read the originals: its mount is missing, or its server is away. */
class SickWorkerTest {

    private static final Unit UNIT = Unit.segment(1);

    private final Mount mount = Mount.missing();
    private TwinFleet fleet;
    private TwinFleet.Worker sick;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        fleet = new TwinFleet(folder, SomeMedia.toEncode(30));
        sick = fleet.worker("sick", mount);
    }

    @Test
    void sixOfSixFilmsAreConvertedByAHealthyOneBesideIt() throws Exception {
        List<String> films = new ArrayList<>(List.of(ID));
        for (int number = 2; number <= 6; number++) {
            films.add("film-" + number);
            fleet.defer("film-" + number);
        }

        untilIdle(sick, fleet.worker("healthy"));

        assertThat(films).allSatisfy(film -> {
            assertThat(fleet.ledger.media().find(film).orElseThrow().state()).isEqualTo(MediaState.CONVERTED);
            assertThat(fleet.ledger.conversions().find(film).orElseThrow().retryCount())
                    .isZero();
        });
        assertThat(fleet.deadLetters()).isEmpty();
    }

    @Test
    void itIsNotReadyAndTakesNothingUntilItCanReadWhatItCouldNot() throws Exception {
        assertThat(fleet.takeAny(sick)).isTrue();

        assertThatThrownBy(sick.unreadable()::checkHealthy).hasMessage("the source is gone: " + fleet.source);
        assertThat(sick.unreadable().mayPoll()
                        || sick.unreadable().mayStart()
                        || sick.unreadable().mayKeep())
                .isFalse();
        fleet.clock.tick(UnreadableSources.RECHECK);
        assertThat(fleet.takeAny(sick)).isFalse();

        mount.mount();
        assertThat(fleet.takeAny(sick)).as("looked only just now").isFalse();
        untilIdle(sick);
        assertThatCode(sick.unreadable()::checkHealthy).doesNotThrowAnyException();
        assertThat(fleet.result()).isEqualTo("joined");
    }

    @Test
    void aloneItLeavesTheFilmInTheQueueAndSaysWhy() throws Exception {
        untilIdle(sick);

        assertThat(fleet.media().state()).isEqualTo(MediaState.DEFERRED);
        assertThat(fleet.conversion().status()).isEqualTo(ConversionStatus.PENDING);
        assertThat(fleet.conversion().error()).isEqualTo("sick: the source is gone: " + fleet.source);
        assertThat(fleet.deadLetters()).isEmpty();
        assertThat(fleet.queue.conversions().poll(Duration.ZERO)).isPresent();
    }

    @Test
    void aSecondOneThatSaysTheSameMakesItAFact() throws Exception {
        untilIdle(sick, fleet.worker("sick-too", Mount.missing()));

        String gone = "the source is gone: " + fleet.source;
        assertThat(fleet.media().state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(fleet.media().reason()).isEqualTo("two workers say so: sick: " + gone + "; sick-too: " + gone);
        assertThat(fleet.deadLetters()).hasSize(1);
    }

    @Test
    void aServerThatIsAwayIsAFactForNone() throws Exception {
        untilIdle(fleet.worker("one", Mount.away()), fleet.worker("two", Mount.away()));

        assertThat(fleet.media().state()).isEqualTo(MediaState.DEFERRED);
        assertThat(fleet.conversion().error()).isNull();
    }

    @Test
    void aUnitIsGivenBackWithoutATry() throws Exception {
        fleet.planAll("healthy");

        assertThatThrownBy(() -> sick.units().handle(task(UNIT))).isInstanceOf(Failure.PassedOn.class);

        assertThat(Objects.requireNonNull(fleet.conversion().units().get(UNIT))).isInstanceOf(UnitState.Pending.class);
        assertThat(fleet.conversion().retryCount()).isZero();
        assertThat(fleet.unitTasks()).endsWith(task(UNIT));
    }

    @Test
    void aMountThatGoesAwayWhileAUnitIsMadeIsNoReasonForAnotherPlan() throws Exception {
        mount.mount();
        fleet.planAll("healthy");
        fleet.encoder.meanwhile("segment 1", mount::unmount);
        fleet.encoder.fail("segment 1", new Failure.Permanent("Invalid data found when processing input"));
        fleet.encoder.fail("segment 1", new Failure.Transient("Input/output error"));

        assertThatThrownBy(() -> sick.units().handle(task(UNIT))).isInstanceOf(Failure.PassedOn.class);
        mount.mount();
        assertThatThrownBy(() -> fleet.worker("sick", mount).units().handle(task(UNIT)))
                .isInstanceOf(Failure.PassedOn.class);

        assertThat(Objects.requireNonNull(fleet.conversion().plan()).segmented())
                .isTrue();
        assertThat(fleet.conversion().retryCount()).isZero();
    }

    @Test
    void aSourceThatChangedIsAFactAtOnce() throws Exception {
        mount.mount();
        Files.writeString(fleet.source, "another film entirely");

        untilIdle(sick);

        assertThat(fleet.media().state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(fleet.media().reason()).startsWith("the source changed since it was submitted");
    }

    @Test
    void afterAFilmThatIsReallyGoneBothGoOn() throws Exception {
        Files.delete(fleet.source);
        fleet.defer("film-2");
        TwinFleet.Worker one = fleet.worker("one");
        TwinFleet.Worker two = fleet.worker("two");

        untilIdle(one, two);

        assertThat(fleet.media().state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(fleet.ledger.media().find("film-2").orElseThrow().state()).isEqualTo(MediaState.CONVERTED);
        assertThatCode(one.unreadable()::checkHealthy).doesNotThrowAnyException();
        assertThatCode(two.unreadable()::checkHealthy).doesNotThrowAnyException();
    }

    /** Workers take turns, and look again at what they could not read, until none takes anything. */
    private void untilIdle(TwinFleet.Worker... workers) throws InterruptedException {
        boolean more = true;
        while (more) {
            fleet.clock.tick(UnreadableSources.RECHECK);
            more = false;
            for (TwinFleet.Worker worker : workers) {
                more |= fleet.takeAny(worker);
            }
        }
    }
}
