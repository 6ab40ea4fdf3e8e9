package dev.lull.convert.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Failure;
import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.testing.TickingClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnitDemandTest {

    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private final TickingClock clock = new TickingClock();
    private final AtomicInteger asked = new AtomicInteger();
    private long waiting;
    private final UnitDemand unitDemand = new UnitDemand(new Nothing(), 2, this::backlog, clock);

    @Test
    void unitsThatWaitForEachLoopAreEnough() {
        assertThat(needsMore(3)).isTrue();
        assertThat(needsMore(4)).isFalse();
    }

    @Test
    void theAnswerThatThereIsEnoughLastsAWhile() {
        assertThat(needsMore(4)).isFalse();
        assertThat(needsMore(0)).isFalse();
        assertThat(asked).hasValue(1);
    }

    @Test
    void theEndOfAUnitMakesItAskAgain() throws Exception {
        assertThat(needsMore(4)).isFalse();
        unitDemand.handle(new UnitTask("0badcafe", Unit.AUDIO, false, 1));

        assertThat(needsMore(0)).isTrue();
    }

    @Test
    void anIdleWorkerPlansWithoutAskingTheBroker() {
        clock.tick(A_WHILE);

        assertThat(needsMore(100)).isTrue();
        assertThat(asked).hasValue(0);
    }

    private boolean needsMore(long units) {
        waiting = units;
        return unitDemand.needsMore();
    }

    private ConvertBacklog.Reading backlog() {
        asked.incrementAndGet();
        return new ConvertBacklog.Reading(0, 0, 0, waiting);
    }

    private static final class Nothing implements TaskHandler<UnitTask> {

        @Override
        public void handle(UnitTask task) {}

        @Override
        public void giveUp(UnitTask task, Failure failure) {}
    }
}
