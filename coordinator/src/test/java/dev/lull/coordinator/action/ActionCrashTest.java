package dev.lull.coordinator.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lull.common.media.MediaState;
import dev.lull.coordinator.testing.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator that dies before any step of what a person asked for. */
class ActionCrashTest {

    @TempDir
    Path folder;

    private int worlds;

    @TestFactory
    Stream<DynamicNode> aCancellationThatIsAskedForAgainEndsAsIfNothingHadDied() throws Exception {
        return table(underWay(), Actions::cancel, (world, action) -> action.apply(world.file("f")));
    }

    /** But for its content. */
    @TestFactory
    Stream<DynamicTest> aCancellationThatTheLedgerKnowsOfLeavesNothingBehind() {
        return Stream.of("media.count", "conversions.cancel", "store.delete", "submissions.settleIfDone")
                .map(step -> dynamicTest("before " + step, () -> {
                    World clean = world().in(MediaState.CONVERTING, "f");
                    clean.steps.restart();
                    Actions.cancel(clean).apply(clean.file("f"));
                    int count = clean.steps.taken().indexOf(step);

                    World world = world().in(MediaState.CONVERTING, "f");
                    world.dying(count, () -> Actions.cancel(world).apply(world.file("f")));

                    assertThat(world.reconciled().end())
                            .isEqualTo(clean.reconciled().end());
                    assertThat(world.stored()).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicNode> aRetryThatIsAskedForAgainEndsAsIfNothingHadDied() throws Exception {
        return table(ended(), Actions::retry, (world, action) -> action.apply(world.file("f")));
    }

    @TestFactory
    Stream<DynamicNode> aRetryThatTheLedgerKnowsOfIsCompletedByTheReconciler() throws Exception {
        return table(ended(), Actions::retry, (world, action) -> {
            if (world.file("f").state().settled()) {
                action.apply(world.file("f"));
            }
        });
    }

    private Stream<DynamicNode> table(
            Map<String, Function<World, World>> rows, Function<World, FileAction> action, Redelivery again)
            throws Exception {
        List<DynamicNode> table = new ArrayList<>();
        for (Map.Entry<String, Function<World, World>> row : rows.entrySet()) {
            World clean = row.getValue().apply(world());
            clean.steps.restart();
            action.apply(clean).apply(clean.file("f"));
            List<String> steps = clean.steps.taken();
            clean.reconciled().uploaded();
            table.add(dynamicContainer(
                    row.getKey(),
                    IntStream.range(0, steps.size())
                            .mapToObj(step -> dynamicTest("before step " + step + ", " + steps.get(step), () -> {
                                World world = row.getValue().apply(world());
                                world.dying(step, () -> action.apply(world).apply(world.file("f")));
                                again.deliver(world, action.apply(world));

                                assertSame(world.reconciled().uploaded(), clean);
                            }))));
        }
        return table.stream();
    }

    private static void assertSame(World world, World clean) {
        assertThat(world.end()).isEqualTo(clean.end());
        assertThat(world.told()).isEqualTo(clean.told());
        assertThat(world.stored()).isEqualTo(clean.stored());
        assertThat(world.owner(World.sha256("f"))).isEqualTo(clean.owner(World.sha256("f")));
    }

    private static Map<String, Function<World, World>> underWay() {
        Map<String, Function<World, World>> rows = new LinkedHashMap<>();
        for (MediaState state : List.of(
                MediaState.SUBMITTED,
                MediaState.QUEUED,
                MediaState.DEFERRED,
                MediaState.CONVERTING,
                MediaState.CONVERTED)) {
            rows.put("of what is " + state.wireName(), world -> world.in(state, "f"));
        }
        return rows;
    }

    private static Map<String, Function<World, World>> ended() {
        Map<String, Function<World, World>> rows = new LinkedHashMap<>();
        rows.put("of what could not be uploaded", world -> world.in(MediaState.QUARANTINED, "f"));
        rows.put("of what was cancelled", world -> world.in(MediaState.CANCELLED, "f"));
        rows.put("of what is no media", world -> world.in(MediaState.SKIPPED, "f"));
        rows.put("of a conversion that failed", Actions::failed);
        rows.put("of a converted file that could not be uploaded", Actions::refusedByTheTarget);
        return rows;
    }

    /** With a folder of its own. */
    private World world() {
        return new World(folder.resolve("world-" + worlds++));
    }

    @FunctionalInterface
    private interface Redelivery {
        void deliver(World world, FileAction action) throws Exception;
    }
}
