package dev.lull.coordinator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.coordinator.testing.World;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies between moving a file and counting that. */
class UncountedFilesTest {

    private static final int MOVED = 1;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> whoeverDiesBetweenAMoveThatSettlesAFileAndItsCountTheSubmissionSettles() {
        return Arrays.stream(MediaState.values())
                .filter(MediaState::settled)
                .flatMap(to -> to.previous().stream()
                        .map(from -> dynamicTest(from.wireName() + " to " + to.wireName(), () -> {
                            World world = new World(folder.resolve(from + " to " + to)).in(from, "f");
                            world.dying(MOVED, () -> world.ledger.media().move(world.id("f"), StateChange.to(to)));
                            assertThat(submission(world).counts()).isEqualTo(Map.of(from, 1L));

                            Round.of(world.reconciler());

                            assertThat(submission(world).counts()).isEqualTo(Map.of(to, 1L));
                            assertThat(submission(world).settled()).isNotNull();
                            assertThat(world.ledger.media().inState(to, 0, 10))
                                    .extracting(MediaFile::name)
                                    .containsExactly("f");
                        })));
    }

    @Test
    void aFileWhoseDeathComesBetweenTwoRoundsIsCountedInTheNext() {
        World world = new World(folder).in(MediaState.QUEUED, "f");
        Reconciler reconciler = world.reconciler();
        Round.of(reconciler);
        world.dying(MOVED, () -> world.ledger.media().move(world.id("f"), StateChange.to(MediaState.UPLOADED)));

        Round.of(reconciler);

        assertThat(submission(world).settled()).isNotNull();
    }

    @Test
    void aSubmissionWhoseCountsChangeIsNotReadAgain() {
        World world = new World(folder).in(MediaState.QUEUED, "f").registered("g");
        Reconciler reconciler = world.reconciler();
        // takes g in, which is not read yet
        Round.of(reconciler);
        assertThat(submission(world).counts()).isEqualTo(Map.of(MediaState.QUEUED, 2L));
        world.steps.restart();

        Round.of(reconciler);
        assertThat(world.steps.taken()).doesNotContain("submissions.recount");

        Round.of(reconciler);
        assertThat(world.steps.taken()).contains("submissions.recount");
    }

    private static Submission submission(World world) {
        return world.ledger.submissions().find(World.SUBMISSION).orElseThrow();
    }
}
