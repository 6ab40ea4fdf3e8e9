package dev.lull.common.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.lifecycle.UnreadableEntry;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MeteredHandlerTest {

    private static final ConvertTask TASK = new ConvertTask("m", "s", ConvertPriority.NORMAL, 1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Work work = new Work();
    private final MeteredHandler<ConvertTask> handler = new MeteredHandler<>("plan", work, registry);

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new Failure.Transient("killed"), "transient"),
                Arguments.of(new Failure.HeldElsewhere("w works on it", Duration.ofSeconds(1)), "held_elsewhere"),
                Arguments.of(new Failure.RateLimited("slower", Duration.ofSeconds(1)), "rate_limited"),
                Arguments.of(new Failure.TargetUnavailable("away"), "target_unavailable"),
                Arguments.of(new Failure.Permanent("no film"), "permanent"),
                Arguments.of(new Failure.UnknownOutcome("no answer"), "unknown_outcome"),
                Arguments.of(new Failure.NotInLedger("who?"), "not_in_ledger"),
                Arguments.of(new Failure.OwnershipLost("taken over"), "ownership_lost"),
                Arguments.of(new Failure.PassedOn("no such encoder"), "passed_on"),
                Arguments.of(new LedgerUnavailable("Redis is away", new IOException("x")), "server_unavailable"),
                Arguments.of(new UnreadableEntry("foreign"), "not_in_ledger"),
                Arguments.of(new InterruptedException(), "stopped"),
                Arguments.of(new IllegalStateException("a bug"), "internal"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aTryThatFailedIsCountedByItsReasonAndThrownAsItIs(Exception failure, String reason) {
        work.failure = failure;

        assertThatThrownBy(() -> handler.handle(TASK)).isSameAs(failure);

        assertThat(registry.get("lull.task.failures")
                        .tag("reason", reason)
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(count("lull.tasks.done")).isZero();
        assertThat(running()).isZero();
    }

    @Test
    void aTaskInHandIsSeenUntilItIsDone() throws Exception {
        handler.handle(TASK);

        assertThat(work.runningMeanwhile).isEqualTo(1);
        assertThat(running()).isZero();
        assertThat(count("lull.tasks.done")).isEqualTo(1);
    }

    @Test
    void oneThatIsGivenUpIsCountedOnceThatIsSettled() {
        handler.giveUp(TASK, new Failure.Permanent("no film"));
        work.failure = new LedgerUnavailable("Redis is away", new IOException("x"));
        assertThatThrownBy(() -> handler.giveUp(TASK, new Failure.Permanent("no film")))
                .isInstanceOf(LedgerUnavailable.class);

        assertThat(count("lull.tasks.given.up")).isEqualTo(1);
    }

    @Test
    void handlersOfAKindCountTogether() throws Exception {
        handler.handle(TASK);
        new MeteredHandler<>("plan", new Work(), registry).handle(TASK);

        assertThat(count("lull.tasks.done")).isEqualTo(2);
    }

    private double count(String name) {
        return registry.get(name).tag("task", "plan").counter().count();
    }

    private int running() {
        return registry.get("lull.tasks.running").longTaskTimer().activeTasks();
    }

    private final class Work implements TaskHandler<ConvertTask> {

        private @Nullable Exception failure;
        private int runningMeanwhile;

        @Override
        public void handle(ConvertTask task) throws Failure, InterruptedException {
            runningMeanwhile = running();
            if (failure instanceof Failure known) {
                throw known;
            } else if (failure instanceof InterruptedException interrupted) {
                throw interrupted;
            } else if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
        }

        @Override
        public void giveUp(ConvertTask task, Failure reason) {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
        }
    }
}
