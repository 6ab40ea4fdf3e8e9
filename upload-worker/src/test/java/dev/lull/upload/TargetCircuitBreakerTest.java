package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lull.common.media.Failure;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TargetCircuitBreakerTest {

    private static final Duration RECHECK = Duration.ofSeconds(10);
    private final Failure.TargetUnavailable full = new Failure.TargetUnavailable("the disk is full");

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));

    @Test
    void aTargetThatTakesFilesMayBeTried() {
        assertThatCode(() -> breaker("/target").check()).doesNotThrowAnyException();
    }

    @Test
    void aTargetThatTakesNothingIsLeftAloneByEveryWorker() {
        breaker("/target").unavailable(full);

        Failure.RateLimited wait = catchThrowableOfType(
                Failure.RateLimited.class, () -> breaker("/target").check());

        assertThat(wait).hasMessage("the disk is full");
        assertThat(wait.waitFor()).isEqualTo(RECHECK);
    }

    @Test
    void theWaitIsTheRestOfThePause() {
        breaker("/target").unavailable(full);
        clock.tick(Duration.ofSeconds(4));

        Failure.RateLimited wait = catchThrowableOfType(
                Failure.RateLimited.class, () -> breaker("/target").check());

        assertThat(wait.waitFor()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void afterThePauseItMayBeTriedAgain() {
        breaker("/target").unavailable(full);
        clock.tick(RECHECK);

        assertThatCode(() -> breaker("/target").check()).doesNotThrowAnyException();
    }

    @Test
    void otherTargetsAreNotLeftAlone() {
        breaker("/target").unavailable(full);

        assertThatCode(() -> breaker("/other").check()).doesNotThrowAnyException();
    }

    @Test
    void aLongerPauseThatTheServerAskedForStays() {
        ledger.budget().pause("/target", Duration.ofMinutes(5), "too many requests");
        breaker("/target").unavailable(full);

        Failure.RateLimited wait = catchThrowableOfType(
                Failure.RateLimited.class, () -> breaker("/target").check());

        assertThat(wait.waitFor()).isEqualTo(Duration.ofMinutes(5));
    }

    private TargetCircuitBreaker breaker(String target) {
        return new TargetCircuitBreaker(ledger.budget(), target, RECHECK);
    }
}
