package dev.lull.coordinator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.HistoryTotals;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.HistoryReader;
import dev.lull.common.task.HistoryEntry;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.common.testing.memory.InMemoryQueue;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HistoryRecorderTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    @Test
    void whatEndedIsRecordedOnceWithWhatItWas() {
        World world = new World();
        world.ended("a", MediaState.UPLOADED);
        world.ended("b", MediaState.SKIPPED);

        world.coordinator("one").turn();
        world.coordinator("one").turn();

        assertThat(world.counted).extracting(HistoryEntry::media).containsExactly("a", "b");
        assertThat(world.entries()).extracting(HistoryEntry::media).containsExactly("b", "a");
        HistoryEntry uploaded = world.entries().get(1);
        assertThat(uploaded.kind()).isEqualTo(MediaKind.IMAGE);
        assertThat(uploaded.size()).isEqualTo(1000);
        assertThat(uploaded.resultSize()).isEqualTo(1000);
        assertThat(uploaded.result()).isEqualTo("/out/a");
        assertThat(world.entries().get(0).resultSize()).isZero();
        assertThat(world.sum())
                .isEqualTo(new HistoryTotals(
                        Map.of(MediaState.UPLOADED, 1L, MediaState.SKIPPED, 1L),
                        Map.of(MediaKind.IMAGE, 1L),
                        Map.of(),
                        0,
                        0,
                        1000,
                        1000,
                        0,
                        0,
                        0));
    }

    @Test
    void moreThanAPageIsRecordedInOneTurn() {
        World world = new World();
        IntStream.range(0, 450).forEach(i -> world.ended("f" + i, MediaState.SKIPPED));

        world.coordinator("one").turn();

        assertThat(world.sum().files()).isEqualTo(Map.of(MediaState.SKIPPED, 450L));
        assertThat(world.queue.history().read(HistoryReader.LATEST, 200).next()).isEqualTo(250);
    }

    @Test
    void anotherCoordinatorWaitsForTheOneThatWritesIt() {
        World world = new World();
        world.coordinator("one").turn();
        world.ended("a", MediaState.SKIPPED);

        world.coordinator("other").turn();
        assertThat(world.entries()).isEmpty();
        world.clock.tick(LEASE);
        world.coordinator("other").turn();

        assertThat(world.entries()).hasSize(1);
    }

    @Test
    void aBrokerThatIsAwayLosesNothing() {
        World world = new World();
        world.ended("a", MediaState.SKIPPED);
        world.queue.disconnect();
        assertThatThrownBy(() -> world.coordinator("one").turn()).isInstanceOf(Unavailable.class);
        assertThat(world.counted).isEmpty();

        world.queue.reconnect();
        world.coordinator("one").turn();

        assertThat(world.entries()).hasSize(1);
        assertThat(world.counted).hasSize(1);
    }

    @TestFactory
    Stream<DynamicTest> aCoordinatorThatDiesBeforeAnyStepLosesNothingAndCountsNothingTwice() {
        World clean = new World();
        clean.ended("a", MediaState.UPLOADED);
        clean.steps.restart();
        clean.coordinator("one").turn();
        List<String> steps = clean.steps.taken();
        assertThat(steps).contains("publish media.history", "history.add", "history.recorded");
        return IntStream.range(0, steps.size())
                .mapToObj(step -> DynamicTest.dynamicTest("before step " + step + ", " + steps.get(step), () -> {
                    World world = new World();
                    world.ended("a", MediaState.UPLOADED);
                    world.steps.restart();
                    world.steps.crashBefore(step);
                    assertThatThrownBy(() -> world.coordinator("one").turn()).isInstanceOf(Steps.Crash.class);
                    world.steps.restart();
                    world.clock.tick(LEASE);

                    world.coordinator("other").turn();

                    assertThat(world.entries()).extracting(HistoryEntry::media).containsOnly("a");
                    assertThat(world.sum()).isEqualTo(clean.sum());
                }));
    }

    /** A ledger and a queue in memory. */
    private static final class World {

        private final TickingClock clock = new TickingClock();
        private final Steps steps = new Steps();
        private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1), steps);
        private final InMemoryQueue queue = new InMemoryQueue(clock, steps);
        private final List<HistoryEntry> counted = new ArrayList<>();

        private World() {
            ledger.submissions().open("s", List.of("/in"), "/out", clock.instant());
        }

        private HistoryRecorder coordinator(String name) {
            return new HistoryRecorder(
                    ledger.history(), ledger.conversions(), queue.publisher(), name, clock, counted::add);
        }

        private void ended(String id, MediaState state) {
            ledger.media().register(id, "s", "/in/" + id, id, clock.instant());
            if (state == MediaState.UPLOADED) {
                ledger.media()
                        .move(
                                id,
                                StateChange.to(MediaState.QUEUED)
                                        .with(MediaField.KIND, "image")
                                        .with(MediaField.SIZE, 1000));
            }
            ledger.media().move(id, StateChange.to(state).with(MediaField.RESULT, "/out/" + id));
        }

        private List<HistoryEntry> entries() {
            return queue.history().read(HistoryReader.LATEST, 500).entries();
        }

        private HistoryTotals sum() {
            return ledger.history().totals(LocalDate.EPOCH).values().stream()
                    .reduce(HistoryTotals.NONE, HistoryTotals::plus);
        }
    }
}
