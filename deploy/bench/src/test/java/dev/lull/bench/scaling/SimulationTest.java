package dev.lull.bench.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation against what can be known without it. */
class SimulationTest {

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3", "4, 2", "12, 1", "40, 1"})
    void withoutUploadsAFilmTakesItsRoundsOfUnitsAndNothingElse(int workers, int units) {
        Film film = new Film(0, 12, 10_000, 0, 500, 2_000, 300);
        Outcome outcome =
                Simulation.run(Cluster.small().withConvertWorkers(workers, units), List.of(), List.of(film), DAY);

        int slots = workers * units;
        long rounds = (11L + slots) / slots;
        assertThat(outcome.emptyAt()).isEqualTo(500 + rounds * 10_000 + 2_000 + 300);
        assertThat(outcome.duty()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "4, 16", "12, 48", "30, 48"})
    void uploadWorkersBeyondThePartitionsHaveNothingToDo(int workers, int atOnce) {
        List<Upload> uploads = Collections.nCopies(48_000, new Upload(0, 100));
        Outcome outcome = Simulation.run(Cluster.small().withUploadWorkers(workers), uploads, List.of(), DAY);

        // partitions are chosen by key, so the fullest one has a little more than its share
        assertThat((double) outcome.emptyAt()).isBetween(4_800_000.0 / atOnce, 4_800_000.0 / atOnce * 1.06);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 200", "1, 200", "2, 200", "0.5, 900", "1, 900"})
    void theGateIsOpenAsOftenAsTwoLooksFindNothing(double perSecond, long takes) {
        List<Upload> uploads = Arrivals.scattered(perSecond, takes, DAY, 7);
        Outcome outcome = Simulation.run(Cluster.small().withUploadWorkers(12), uploads, List.of(), DAY);

        double seconds = takes / 1000.0;
        assertThat(outcome.duty()).isCloseTo(Math.exp(-perSecond * (seconds + Math.min(seconds, 0.5))), within(0.01));
    }

    @ParameterizedTest
    @EnumSource
    void everyUnitIsDoneOnceAndNoneBeginsWhileAnUploadWaits(Cluster.Yield yield) {
        List<Film> films = Collections.nCopies(20, new Film(0, 6, 8_000, 2_000, 300, 1_500, 400));
        List<Upload> uploads = Arrivals.scattered(0.3, 700, HOUR / 6, 3);
        Outcome outcome =
                Simulation.run(Cluster.small().withConvertWorkers(3, 2).with(yield), uploads, films, DAY);

        assertThat(outcome.unitsDone()).isEqualTo(20 * 8);
        assertThat(outcome.begins()).hasSize(20 * 8);
        assertThat(outcome.filmsDone()).isEqualTo(20);
        assertThat(outcome.convertedDone()).isEqualTo(20);
        assertThat(outcome.delays()).hasSize(uploads.size());
        assertThat(outcome.duty()).isBetween(0.1, 0.9);
        assertThat(outcome.busy()).isBetween(0.1, 1.0);
        assertThat(outcome.waited()).isNotEmpty();
        assertThat(outcome.begins())
                .noneMatch(begin ->
                        outcome.waited().stream().anyMatch(waited -> waited.from() <= begin && begin < waited.to()));
    }

    @ParameterizedTest
    @EnumSource
    void moreWorkersAreNeverSlower(Cluster.Yield yield) {
        List<Film> films = Collections.nCopies(40, new Film(0, 12, 20_000, 3_000, 300, 1_500, 400));
        List<Upload> uploads = Arrivals.scattered(0.2, 500, HOUR, 5);
        long before = Long.MAX_VALUE;
        for (int workers : new int[] {1, 2, 4, 8, 16}) {
            Cluster cluster = Cluster.small().withConvertWorkers(workers, 1).with(yield);
            long convertedAt = Simulation.run(cluster, uploads, films, DAY).convertedAt();
            assertThat(convertedAt).as("%s workers", workers).isPositive().isLessThan(before);
            before = convertedAt;
        }
    }

    @Test
    void oneBurstOfUploadsDelaysTheFirstUnitUntilTwoLooksAfterItAreEmpty() {
        Film film = new Film(0, 1, 10_000, 0, 100, 0, 1);
        Outcome outcome =
                Simulation.run(Cluster.small(), Arrivals.inBursts(0.01, 4_000, 100_000, 1), List.of(film), DAY);

        // planned at a gate that opened between 4.5 s (two looks) and 5 s (and a look interval)
        assertThat(outcome.begins().get(0)).isBetween(4_000L + 500 + 100, 4_000L + 1_000 + 100);
    }

    @Test
    void aUnitThatIsSuspendedGoesOnWhereItWas() {
        Film film = new Film(0, 1, 10_000, 0, 100, 0, 1);
        List<Upload> uploads = List.of(new Upload(5_000, 60_000));
        Cluster cluster = Cluster.small();
        long boundary = Simulation.run(cluster, uploads, List.of(film), DAY).emptyAt();
        long suspended = Simulation.run(cluster.with(Cluster.Yield.SUSPEND), uploads, List.of(film), DAY)
                .emptyAt();

        assertThat(boundary).isBetween(65_000L, 66_500L);
        // five seconds are left when the upload is done, less what it takes to notice an upload
        assertThat(suspended).isBetween(65_000L + 4_500, 65_000L + 6_500);
    }

    @Test
    void anAutoscaledFleetDoesTheSameWorkInLessTimeOfWorkers() {
        List<Film> films = Collections.nCopies(20, new Film(0, 12, 20_000, 3_000, 300, 1_500, 400));
        List<Upload> last = List.of(new Upload(HOUR, 1_000));
        Cluster fixed = Cluster.small().withConvertWorkers(20, 1);
        Outcome always = Simulation.run(fixed, last, films, DAY);
        Outcome scaled = Simulation.run(fixed.with(new Scaling(30_000, 20_000, 300_000, 1)), last, films, DAY);

        assertThat(scaled.unitsDone()).isEqualTo(always.unitsDone());
        assertThat(scaled.convertedAt())
                .isBetween(always.convertedAt(), always.convertedAt() + 30_000 + 20_000 + 23_000);
        assertThat(scaled.workerTime()).isLessThan(always.workerTime() / 2);
    }

    @Test
    void theSameSeedGivesTheSameOutcome() {
        List<Film> films = Collections.nCopies(5, new Film(0, 6, 8_000, 2_000, 300, 1_500, 400));
        List<Upload> uploads = Arrivals.scattered(0.3, 700, HOUR / 6, 3);
        Cluster cluster = Cluster.small().withConvertWorkers(3, 2);

        assertThat(Simulation.run(cluster, uploads, films, DAY))
                .isEqualTo(Simulation.run(cluster, uploads, films, DAY));
    }
}
