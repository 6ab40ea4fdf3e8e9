package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger does when many ask at once. */
public interface LedgerRaceContract extends LedgerContract {

    int RACERS = 4;
    int ROUNDS = 50;

    @Test
    default void ofManyWorkersThatClaimAUnitAtOnceExactlyOneGetsIt() throws Exception {
        conversions().open("c", "/in/c.mkv");
        List<Unit> units = IntStream.range(0, ROUNDS).mapToObj(Unit::segment).toList();
        conversions()
                .plan(
                        "c",
                        new ConversionPlan(
                                ConversionKind.FULL,
                                units,
                                List.of(),
                                "crf=23",
                                "f1",
                                "why",
                                "out.mp4",
                                ConversionPlan.Content.ALL));

        for (Unit unit : units) {
            List<ClaimResult> attempts =
                    race(i -> () -> conversions().claim("c", unit, "w" + i, Duration.ofMinutes(5)));
            assertThat(attempts)
                    .filteredOn(ClaimResult.Granted.class::isInstance)
                    .as("granted %s", unit)
                    .hasSize(1);
        }
    }

    @Test
    default void ofManyWorkersThatTakeOverAnExpiredClaimOnlyTheLastMayFinish() throws Exception {
        conversions().open("c", "/in/c.mkv");
        conversions()
                .plan(
                        "c",
                        new ConversionPlan(
                                ConversionKind.FULL,
                                List.of(Unit.segment(0)),
                                List.of(),
                                "crf=23",
                                "f1",
                                "why",
                                "out.mp4",
                                ConversionPlan.Content.ALL));
        List<ClaimResult> attempts = race(i -> () -> conversions().claim("c", Unit.segment(0), "w" + i, Duration.ZERO));

        List<Boolean> finished = race(i ->
                () -> conversions().completeUnit(((ClaimResult.Granted) attempts.get(i)).claim(), i, "sum-" + i));

        assertThat(finished).containsOnlyOnce(true);
    }

    @Test
    default void ofManyFilesWithTheSameContentExactlyOneOwnsIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String sha256 = "content-" + round;
            assertThat(race(i -> () -> media().claimContent(sha256, "/out", "file-" + i)))
                    .containsOnly(media().claimContent(sha256, "/out", "late"));
        }
    }

    @Test
    default void ofManyFilesThatTakeContentOverExactlyOneGetsIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String sha256 = "content-" + round;
            media().claimContent(sha256, "/out", "failed");
            assertThat(race(i -> () -> media().takeOverContent(sha256, "/out", "file-" + i, "failed")))
                    .containsOnly(media().claimContent(sha256, "/out", "late"));
        }
    }

    @Test
    default void countsAreExactWhenManyTakeTheSameStepsAtOnce() throws Exception {
        String[] ids = IntStream.range(0, ROUNDS).mapToObj(i -> "f" + i).toArray(String[]::new);
        submitted(ids);

        List<List<TransitionResult>> moves = race(i -> () -> {
            List<TransitionResult> mine = new ArrayList<>();
            for (String id : ids) {
                media().register(id, "s", "/in/" + id, id, NINE);
                media().move(id, StateChange.to(MediaState.QUEUED));
                mine.add(media().move(id, StateChange.to(MediaState.UPLOADED)));
            }
            return mine;
        });

        assertThat(moves.stream().flatMap(List::stream))
                .filteredOn(TransitionResult.DONE::equals)
                .hasSize(ROUNDS);
        assertThat(submissions().find("s").orElseThrow().counts()).isEqualTo(Map.of(MediaState.UPLOADED, 50L));
        assertThat(submissions().files("s", 0, 1000)).hasSize(ROUNDS);
        assertThat(media().inState(MediaState.UPLOADED, 0, 1000)).hasSize(ROUNDS);
        assertThat(media().inState(MediaState.QUEUED, 0, 1000)).isEmpty();
    }

    /** Lets all begin at the same moment; their results in their order. */
    private static <T> List<T> race(IntFunction<Callable<T>> racer) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        ExecutorService lanes = Executors.newFixedThreadPool(RACERS);
        try {
            List<Callable<T>> racers = IntStream.range(0, RACERS)
                    .mapToObj(i -> (Callable<T>) () -> {
                        start.await();
                        return racer.apply(i).call();
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : lanes.invokeAll(racers)) {
                results.add(future.get());
            }
            return results;
        } finally {
            lanes.shutdownNow();
        }
    }
}
