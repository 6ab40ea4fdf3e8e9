package dev.lull.convert;

import static dev.lull.convert.testing.OneConversion.ID;
import static dev.lull.convert.testing.OneConversion.task;
import static dev.lull.convert.testing.SomeSettings.encoding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.Failure;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.testing.SomeMedia;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers whose settings or versions of ffmpeg differ, as in a rolling update, work on one film. */
class MixedFleetTest {

    private static final EncoderSettings PLANNED = encoding("medium", 23, 128, 0);
    private static final EncoderSettings OTHERS = encoding("slow", 18, 96, 0);

    private TwinFleet fleet;

    @BeforeEach
    void planThreeSegments(@TempDir Path folder) throws Exception {
        fleet = new TwinFleet(folder, SomeMedia.toEncode(30));
        fleet.planAll("planner");
    }

    @Test
    void workersWithOtherSettingsMakeTheirUnitsAsThePlanSays() throws Exception {
        alternate(fleet.worker("worker-1"), fleet.worker("worker-2", OTHERS, 8));

        assertMadeOnceAsPlanned();
        assertThat(fleet.encodings).hasSize(5).containsOnly(PLANNED);
    }

    @Test
    void aWorkerWithAnotherFfmpegLeavesTheSegmentsToTheOthers() throws Exception {
        TwinFleet.Worker updated = fleet.worker("worker-2", OTHERS, 9);

        alternate(updated, fleet.worker("worker-1"));

        assertMadeOnceAsPlanned();
        assertThat(fleet.conversion().retryCount()).isZero();
    }

    @Test
    void aUnitThatIsPassedOnIsFreeAndInTheQueueAgain() {
        TwinFleet.Worker updated = fleet.worker("worker-2", OTHERS, 9);

        assertThatThrownBy(() -> updated.units().handle(task(Unit.segment(1))))
                .isInstanceOf(Failure.PassedOn.class)
                .hasMessage("its segments are made with ffmpeg 8, here is ffmpeg 9");

        assertThat(fleet.conversion().units()).containsEntry(Unit.segment(1), new UnitState.Pending());
        assertThat(fleet.queue.published(Topic.CONVERT_SEGMENTS)).endsWith(task(Unit.segment(1)));
        assertThat(fleet.queue.events()).noneMatch(event -> Unit.segment(1).equals(event.unit()));
    }

    @Test
    void aWorkerIsUnreadyOnlyUntilItCanMakeAUnit() throws Exception {
        TwinFleet.Worker updated = fleet.worker("worker-2", OTHERS, 9);
        updated.unsupported().checkHealthy();
        assertThatThrownBy(() -> updated.units().handle(task(Unit.AUDIO))).isInstanceOf(Failure.PassedOn.class);
        assertThatThrownBy(() -> updated.unsupported().checkHealthy())
                .hasMessage("its segments are made with ffmpeg 8, here is ffmpeg 9");

        fleet.clock.tick(UnsupportedUnits.ABANDONED);
        updated.units().handle(task(Unit.AUDIO));
        updated.units().handle(task(Unit.AUDIO));

        updated.unsupported().checkHealthy();
    }

    @Test
    void aPlanThatNoWorkerTouchesForLongIsReplaced() throws Exception {
        TwinFleet.Worker updated = fleet.worker("worker-2", OTHERS, 9);
        assertThatThrownBy(() -> updated.units().handle(task(Unit.AUDIO))).isInstanceOf(Failure.PassedOn.class);
        fleet.clock.tick(UnsupportedUnits.ABANDONED);

        alternate(updated, updated);

        assertThat(plan().encoding()).contains("crf=18").endsWith("ffmpeg=9");
        assertThat(fleet.encodings).containsOnly(OTHERS);
        assertThat(fleet.conversion().status()).isEqualTo(ConversionStatus.COMPLETED);
    }

    @Test
    void aPlanThatWasMetLongAgoIsWatchedAnew() throws Exception {
        ConversionPlan planned = plan();
        TwinFleet.Worker updated = fleet.worker("worker-2", OTHERS, 9);
        assertThatThrownBy(() -> updated.units().handle(task(Unit.AUDIO))).isInstanceOf(Failure.PassedOn.class);
        fleet.clock.tick(UnsupportedUnits.FORGOTTEN.plusSeconds(1));

        assertThatThrownBy(() -> updated.units().handle(task(Unit.AUDIO))).isInstanceOf(Failure.PassedOn.class);
        assertThat(plan()).isEqualTo(planned);

        fleet.clock.tick(UnsupportedUnits.ABANDONED);
        updated.units().handle(task(Unit.AUDIO));
        assertThat(plan()).isNotEqualTo(planned);
    }

    @Test
    void aPlanThatOthersWorkOnIsNotReplaced() throws Exception {
        ConversionPlan planned = plan();
        TwinFleet.Worker updated = fleet.worker("worker-2", OTHERS, 9);
        assertThatThrownBy(() -> updated.units().handle(task(Unit.AUDIO))).isInstanceOf(Failure.PassedOn.class);
        fleet.clock.tick(UnsupportedUnits.ABANDONED.minus(Duration.ofSeconds(1)));
        fleet.worker("worker-1").units().handle(task(Unit.segment(0)));
        fleet.clock.tick(Duration.ofSeconds(1));

        assertThatThrownBy(() -> updated.units().handle(task(Unit.AUDIO))).isInstanceOf(Failure.PassedOn.class);

        assertThat(plan()).isEqualTo(planned);
    }

    @Test
    void ofTwoWorkersThatPlanTheSameFilmTheFirstDecides() throws Exception {
        ConversionPlan planned = plan();
        fleet.ledger.conversions().plan(ID, otherPlan());

        assertThat(plan()).isEqualTo(planned);
    }

    private ConversionPlan otherPlan() {
        ConversionPlan plan = plan();
        return new ConversionPlan(
                plan.kind(),
                plan.units(),
                plan.cuts(),
                plan.encoding().replace("crf=23", "crf=18"),
                "another",
                plan.reason(),
                plan.outputPath(),
                plan.content());
    }

    private void alternate(TwinFleet.Worker one, TwinFleet.Worker other) throws InterruptedException {
        TwinFleet.Worker next = one;
        while (fleet.takeUnit(next)) {
            next = next.equals(one) ? other : one;
        }
    }

    private void assertMadeOnceAsPlanned() throws Exception {
        assertThat(fleet.result()).isEqualTo("joined");
        assertThat(fleet.encoder.made())
                .containsExactlyInAnyOrder("audio", "segment 0", "segment 1", "segment 2", "joined");
        assertThat(fleet.steps.taken()).containsOnlyOnce("conversions.plan").doesNotContain("conversions.replan");
    }

    private ConversionPlan plan() {
        return Objects.requireNonNull(fleet.conversion().plan());
    }
}
