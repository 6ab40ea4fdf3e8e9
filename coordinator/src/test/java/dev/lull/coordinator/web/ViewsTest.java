package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.Unit;
import dev.lull.coordinator.testing.World;
import dev.lull.coordinator.web.ConversionView.UnitView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsTest {

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void world() {
        world = new World(folder);
    }

    @Test
    void aResultIsNamedFromTheTargetOnThatCallersNeverNamed() {
        world.in(MediaState.UPLOADED, "f");

        assertThat(MediaView.below(World.TARGET, world.file("f")).result()).isEqualTo("f");
        assertThat(MediaView.below(World.TARGET + "/", world.file("f")).result())
                .isEqualTo("f");
    }

    @Test
    void aResultInAFolderThatOnlyBeginsLikeTheTargetIsLeftAsItIs() {
        world.in(MediaState.QUEUED, "f")
                .move("f", StateChange.to(MediaState.UPLOADED).with(MediaField.RESULT, "/target-2/f"));

        assertThat(MediaView.below(World.TARGET, world.file("f")).result()).isEqualTo("/target-2/f");
    }

    @Test
    void theTargetsOwnerSeesTheWholeResult() {
        world.in(MediaState.UPLOADED, "f");

        assertThat(MediaView.of(world.file("f")).result()).isEqualTo("/target/f");
    }

    @Test
    void aResultBelowADateIsNamedFromTheFolderBeforeIt() {
        world.in(MediaState.QUEUED, "f")
                .move("f", StateChange.to(MediaState.UPLOADED).with(MediaField.RESULT, "/target/2019/07/f"));

        assertThat(MediaView.below("/target/{year}/{month}", world.file("f")).result())
                .isEqualTo("2019/07/f");
    }

    @Test
    void callersAreNotToldWhereOriginalsAreMovedTo() {
        world.in(MediaState.UPLOADED, "f").in(MediaState.UPLOADED, "g");
        world.ledger.media().noteOriginal(world.id("f"), "moved to /done/new\nline/f");
        world.ledger.media().noteOriginal(world.id("g"), "kept: 2 things left out");

        assertThat(MediaView.below(World.TARGET, world.file("f")).original()).isEqualTo("moved");
        assertThat(MediaView.below(World.TARGET, world.file("g")).original()).isEqualTo("kept: 2 things left out");
        assertThat(MediaView.of(world.file("f")).original()).isEqualTo("moved to /done/new\nline/f");
    }

    @Test
    void aFileTellsWhenWhereAndWithWhatItWasTaken() {
        world.registered("f")
                .move(
                        "f",
                        StateChange.to(MediaState.QUEUED)
                                .with(MediaField.CAPTURED_AT, "2019-07-21T23:15:30")
                                .with(MediaField.CAPTURED_PLACE, "48.85837,2.29448")
                                .with(MediaField.CAMERA, "Leica M3"));

        MediaView view = MediaView.below(World.TARGET, world.file("f"));

        assertThat(view.capturedAt()).isEqualTo("2019-07-21T23:15:30");
        assertThat(view.capturedPlace()).isEqualTo("48.85837,2.29448");
        assertThat(view.camera()).isEqualTo("Leica M3");
    }

    @Test
    void aConvertedFileTellsWhatItLostAndWhatItKept() {
        Loss lost = new Loss("chapters", "their times go backwards");
        world.in(MediaState.CONVERTING, "f")
                .move(
                        "f",
                        StateChange.to(MediaState.CONVERTED)
                                .losing(List.of(lost))
                                .with(MediaField.KEPT, "new container, 1 audio track kept"));

        MediaView view = MediaView.below(World.TARGET, world.file("f"));

        assertThat(view.lost()).containsExactly(lost);
        assertThat(view.kept()).isEqualTo("new container, 1 audio track kept");
    }

    @Test
    void aFileThatIsNotConvertedHasThePlanNone() {
        world.in(MediaState.QUEUED, "f");

        assertThat(MediaView.of(world.file("f")).plan()).isEqualTo("none");
    }

    @Test
    void aUnitInHandSaysWhoHasItAndUntilWhen() {
        world.in(MediaState.CONVERTING, "f").claim("f", Unit.segment(0));

        assertThat(ConversionView.of(world.conversion("f")).units())
                .containsExactly(
                        new UnitView("assemble", "pending", null, null, null, null, null),
                        new UnitView(
                                "segment:0000",
                                "running",
                                "test",
                                world.clock.instant().plus(Duration.ofMinutes(1)),
                                null,
                                null,
                                null));
    }

    @Test
    void aFinishedUnitSaysWhatWasMade() {
        world.in(MediaState.CONVERTED, "f");

        assertThat(ConversionView.of(world.conversion("f")).units())
                .contains(new UnitView("segment:0000", "done", null, null, 1L, "sum", null));
    }

    @Test
    void aConversionThatIsNotPlannedHasNoPlanAndNoUnits() {
        world.in(MediaState.DEFERRED, "f");

        ConversionView view = ConversionView.of(world.conversion("f"));

        assertThat(view.plan()).isNull();
        assertThat(view.units()).isEmpty();
    }

    @Test
    void countsAreInTheOrderOfTheJourneyWithoutEmptyStates() {
        assertThat(SubmissionView.counts(Map.of(MediaState.UPLOADED, 2L, MediaState.QUEUED, 1L, MediaState.SKIPPED, 0L))
                        .entrySet())
                .containsExactly(Map.entry("queued", 1L), Map.entry("uploaded", 2L));
    }
}
