package dev.lull.upload.targets.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lull.common.ledger.SendBudget;
import dev.lull.common.ledger.SendLimits;
import dev.lull.common.media.Failure;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final String CHAT = "telegram:@chat";
    private static final SendLimits LIMITS = new SendLimits(1, 20);

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));

    @Test
    void whatTheChatTakesGoesAtOnce() {
        assertThatCode(() -> limiter().await(10)).doesNotThrowAnyException();
    }

    @Test
    void whatAllWorkersSendCountsTogether() throws Exception {
        limiter().await(10);

        assertThat(ledger.budget().reserve(CHAT, 1, LIMITS)).isPositive();
    }

    @Test
    void aPauseIsNotWaitedForButPassedOn() {
        limiter().pause(Duration.ofSeconds(8), "Too Many Requests");

        Failure.RateLimited wait =
                catchThrowableOfType(Failure.RateLimited.class, () -> limiter().await(1));

        assertThat(wait).hasMessage("Too Many Requests");
        assertThat(wait.waitFor()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void afterThePauseItGoesOn() {
        limiter().pause(Duration.ofSeconds(8), "Too Many Requests");
        clock.tick(Duration.ofSeconds(8));

        assertThatCode(() -> limiter().await(1)).doesNotThrowAnyException();
    }

    @Test
    void aWaitLongerThanPatienceIsPassedOn() {
        RateLimiter limiter = new RateLimiter(new Waits(Duration.ofSeconds(76)), CHAT, LIMITS);

        Failure.RateLimited wait = catchThrowableOfType(Failure.RateLimited.class, () -> limiter.await(1));

        assertThat(wait).hasMessage("telegram:@chat has got as much as it takes");
        assertThat(wait.waitFor()).isEqualTo(Duration.ofSeconds(76));
    }

    @Test
    void aShortWaitIsSpentHereAndAskedForAgain() throws Exception {
        Waits waits = new Waits(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO);

        new RateLimiter(waits, CHAT, LIMITS).await(1);

        assertThat(waits.left).isEmpty();
    }

    @Test
    void aWorkerThatIsStoppedDoesNotWait() {
        RateLimiter limiter = new RateLimiter(new Waits(Duration.ofSeconds(75)), CHAT, LIMITS);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> limiter.await(1)).isInstanceOf(InterruptedException.class);
    }

    /** Answers with these, one after the other. */
    private static final class Waits implements SendBudget {

        private final Queue<Duration> left;

        Waits(Duration... waits) {
            left = new ArrayDeque<>(List.of(waits));
        }

        @Override
        public Duration reserve(String destination, int items, SendLimits limits) {
            return left.remove();
        }

        @Override
        public void pause(String destination, Duration wait, String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean doubt(String destination, String worker, Duration memory) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Pause> pause(String destination) {
            return Optional.empty();
        }
    }

    private RateLimiter limiter() {
        return new RateLimiter(ledger.budget(), CHAT, LIMITS);
    }
}
