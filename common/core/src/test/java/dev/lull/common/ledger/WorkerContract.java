package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every ledger knows of workers. */
public interface WorkerContract extends LedgerContract {

    Duration LIFETIME = Duration.ofMinutes(5);

    private WorkerLedger workers() {
        return ledger().workers();
    }

    private static WorkerState worker(String name, Instant at, HeldTask... holds) {
        return new WorkerState(name, "convert", "0.1.0", at.minusSeconds(600), at, at.minusSeconds(2), List.of(holds));
    }

    private static HeldTask unit(Instant at) {
        return new HeldTask(Topic.CONVERT_SEGMENTS, "film", 1, Unit.segment(7), at.minusSeconds(30), true, 0.25);
    }

    @Test
    default void aWorkerIsThereWithWhatItHolds() {
        Instant now = now();
        HeldTask images = new HeldTask(Topic.UPLOAD_IMAGES, "picture", 12, null, now.minusSeconds(1), false, null);
        workers().report(worker("box-1", now, unit(now), images), LIFETIME);

        WorkerState there = workers().present(0, 10).get(0);

        assertThat(there.name()).isEqualTo("box-1");
        assertThat(there.role()).isEqualTo("convert");
        assertThat(there.version()).isEqualTo("0.1.0");
        assertThat(there.holds())
                .extracting(HeldTask::topic, HeldTask::media, HeldTask::files, HeldTask::unit)
                .containsExactly(
                        tuple(Topic.CONVERT_SEGMENTS, "film", 1, Unit.segment(7)),
                        tuple(Topic.UPLOAD_IMAGES, "picture", 12, null));
        assertThat(there.holds()).extracting(HeldTask::suspended).containsExactly(true, false);
        assertThat(there.holds()).extracting(HeldTask::fraction).containsExactly(0.25, null);
        assertThat(workers().count()).isEqualTo(1);
    }

    @Test
    default void timesAreThoseOfTheLedgerHoweverWrongTheClockOfTheWorkerIs() {
        Instant wrong = Instant.parse("1999-12-31T23:59:59.500Z");
        workers().report(worker("box-1", wrong, unit(wrong)), LIFETIME);

        WorkerState there = workers().present(0, 10).get(0);

        assertThat(there.seenAt()).isCloseTo(now(), within(10, ChronoUnit.SECONDS));
        assertThat(Duration.between(there.since(), there.seenAt())).isEqualTo(Duration.ofMinutes(10));
        assertThat(Duration.between(there.loopTurnedAt(), there.seenAt())).isEqualTo(Duration.ofSeconds(2));
        assertThat(Duration.between(there.holds().get(0).since(), there.seenAt()))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    default void whatAWorkerTellsIsInPlaceOfWhatItTold() {
        Instant now = now();
        workers().report(worker("box-1", now, unit(now)), LIFETIME);
        workers().report(worker("box-1", now), LIFETIME);

        assertThat(workers().present(0, 10))
                .singleElement()
                .satisfies(there -> assertThat(there.holds()).isEmpty());
    }

    @Test
    default void aWorkerThatTellsNothingMoreIsGone() {
        workers().report(worker("box-1", now()), Duration.ofMillis(300));

        eventually(Duration.ofSeconds(1), () -> workers().present(0, 10).isEmpty());
        assertThat(workers().count()).isZero();
    }

    @Test
    default void aWorkerThatLeavesIsGoneAtOnce() {
        workers().report(worker("box-1", now()), LIFETIME);
        workers().report(worker("box-2", now()), LIFETIME);
        workers().leave("box-1");
        workers().leave("nobody");

        assertThat(workers().present(0, 10)).extracting(WorkerState::name).containsExactly("box-2");
        assertThat(workers().count()).isEqualTo(1);
    }

    @Test
    default void thoseWhoAreThereLongestComeFirstPageByPage() {
        Instant now = now();
        for (int i = 3; i >= 1; i--) {
            workers().report(worker("box-" + i, now.minusSeconds(i)), LIFETIME);
        }

        assertThat(workers().present(0, 2)).hasSize(2);
        assertThat(workers().present(2, 2)).hasSize(1);
        assertThat(workers().count()).isEqualTo(3);
    }

    @Test
    default void aNameIsOnlyAName() {
        String name = "lull:media:x\nsegment:0001 running {}";
        workers().report(worker(name, now()), LIFETIME);
        assertThat(workers().present(0, 10)).extracting(WorkerState::name).containsExactly(name);
        workers().leave(name);
        nothingIsWritten();
    }
}
