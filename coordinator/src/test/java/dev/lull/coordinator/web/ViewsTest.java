package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.Unit;
import dev.lull.coordinator.testing.World;
import dev.lull.coordinator.web.ConversionView.UnitView;
import java.nio.file.Path;
import java.time.Duration;
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
    void aFileThatIsNotConvertedHasThePlanNone() {
        world.in(MediaState.QUEUED, "f");

        assertThat(MediaView.of(world.file("f")).plan()).isEqualTo("none");
    }

    @Test
    void aUnitInHandSaysWhoHasItAndUntilWhen() {
        world.in(MediaState.CONVERTING, "f").claim("f", Unit.segment(0));

        assertThat(ConversionView.of(world.conversion("f")).units())
                .containsExactly(
                        new UnitView("assemble", "pending", null, null, null, null),
                        new UnitView(
                                "segment:0000",
                                "running",
                                "test",
                                world.clock.instant().plus(Duration.ofMinutes(1)),
                                null,
                                null));
    }

    @Test
    void aFinishedUnitSaysWhatWasMade() {
        world.in(MediaState.CONVERTED, "f");

        assertThat(ConversionView.of(world.conversion("f")).units())
                .contains(new UnitView("segment:0000", "done", null, null, 1L, "sum"));
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
