package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lull.common.media.Failure;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.upload.testing.InMemoryTarget;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetCircuitBreakerTest {

    private static final Duration RECHECK = Duration.ofSeconds(10);
    private final Failure.TargetUnavailable full = new Failure.TargetUnavailable("the disk is full");

    private final Failure.TargetUnavailable readOnly = Failure.TargetUnavailable.here("read-only", null);

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));
    private final Map<String, TargetOutage> outages = new HashMap<>();
    private int workers = 3;

    @Test
    void aTargetThatTakesFilesMayBeTried() {
        assertThatCode(() -> breaker("worker").check()).doesNotThrowAnyException();
    }

    @Test
    void aTargetThatTakesNothingIsLeftAloneByEveryWorker() {
        breaker("worker").unavailable(full);

        Failure.RateLimited wait = catchThrowableOfType(
                Failure.RateLimited.class, () -> breaker("worker").check());

        assertThat(wait).hasMessage("the disk is full");
        assertThat(wait.waitFor()).isEqualTo(RECHECK);
    }

    @Test
    void theWaitIsTheRestOfThePause() {
        breaker("worker").unavailable(full);
        clock.tick(Duration.ofSeconds(4));

        Failure.RateLimited wait = catchThrowableOfType(
                Failure.RateLimited.class, () -> breaker("worker").check());

        assertThat(wait.waitFor()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void afterThePauseItMayBeTriedAgain() {
        breaker("worker").unavailable(full);
        clock.tick(RECHECK);

        assertThatCode(() -> breaker("worker").check()).doesNotThrowAnyException();
    }

    @Test
    void otherTargetsAreNotLeftAlone() {
        breaker("worker").unavailable(full);

        assertThatCode(() -> breaker("worker", "/other").check()).doesNotThrowAnyException();
    }

    @Test
    void aLongerPauseThatTheServerAskedForStays() {
        ledger.budget().pause("/target", Duration.ofMinutes(5), "too many requests");
        breaker("worker").unavailable(full);

        Failure.RateLimited wait = catchThrowableOfType(
                Failure.RateLimited.class, () -> breaker("worker").check());

        assertThat(wait.waitFor()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void whatMayBeTheFaultOfOneMachineIsNoFactForTheOthers() {
        breaker("first").unavailable(readOnly);

        assertThatCode(() -> breaker("second").check()).doesNotThrowAnyException();
        assertThat(outage("first").mayKeep()).isFalse();
        assertThatThrownBy(outage("first")::checkHealthy).hasMessage("read-only");
    }

    @Test
    void aWorkerThatSeesItAgainDoesNotConfirmItself() {
        breaker("first").unavailable(readOnly);
        breaker("first").unavailable(readOnly);

        assertThatCode(() -> breaker("second").check()).doesNotThrowAnyException();
    }

    @Test
    void whatASecondWorkerSeesAsWellIsAFactForAll() {
        breaker("first").unavailable(readOnly);
        breaker("second").unavailable(readOnly);

        assertThatThrownBy(() -> breaker("third").check()).hasMessage("read-only");
        assertThat(outage("second").mayKeep()).isTrue();
    }

    @Test
    void aSecondOpinionThatComesTooLateIsAFirstOne() {
        breaker("first").unavailable(readOnly);
        clock.tick(RECHECK);
        breaker("second").unavailable(readOnly);

        assertThatCode(() -> breaker("third").check()).doesNotThrowAnyException();
    }

    @Test
    void aWorkerThatIsAloneWaitsAsForAnyTargetThatTakesNothing() {
        workers = 1;
        breaker("first").unavailable(readOnly);

        assertThatThrownBy(() -> breaker("first").check()).hasMessage("read-only");
        assertThat(outage("first").mayKeep()).isTrue();
    }

    private TargetCircuitBreaker breaker(String worker) {
        return breaker(worker, "/target");
    }

    private TargetCircuitBreaker breaker(String worker, String target) {
        return new TargetCircuitBreaker(ledger.budget(), target, worker, RECHECK, () -> workers, outage(worker));
    }

    private TargetOutage outage(String worker) {
        return outages.computeIfAbsent(worker, name -> new TargetOutage(new InMemoryTarget(), RECHECK, clock));
    }
}
