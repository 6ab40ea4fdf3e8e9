package dev.lull.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.gate.Gate;
import dev.lull.common.queue.GateState;
import dev.lull.common.queue.UploadGate;
import dev.lull.common.queue.UploadLag;
import dev.lull.common.testing.TickingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GatePollerTest {

    private static final Duration INTERVAL = Duration.ofMillis(1);

    private final TickingClock clock = new TickingClock();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void theGateIsShutUntilItIsLookedAt() {
        try (GatePoller poller = poller(this::nothingWaits)) {
            assertThat(poller.last().state()).isEqualTo(GateState.CLOSED_UNKNOWN);
        }
    }

    @Test
    void itIsLookedAtAgainAndAgainWithoutBeingAsked() {
        try (GatePoller poller = poller(this::nothingWaits)) {
            poller.start();

            until(() -> poller.last().open());
        }
    }

    @Test
    void anOpenGateThatNobodyAsksAboutIsLookedAtRarely() {
        try (GatePoller poller = poller(this::nothingWaits)) {
            poller.start();
            until(() -> poller.last().open());
            // a turn from before this may still be following the gate
            turnAfter(poller, Duration.ofSeconds(10));
            int before = looks.get();

            turnAfter(poller, Duration.ofSeconds(4));
            assertThat(looks).hasValue(before);

            clock.tick(Duration.ofSeconds(1));
            await().until(() -> looks.get() > before);
        }
    }

    private void turnAfter(GatePoller poller, Duration time) {
        clock.tick(time);
        Instant later = clock.instant();
        await().until(() -> poller.lastTurn().equals(later));
    }

    @Test
    void whileSomebodyAsksItIsLookedAtOften() {
        try (GatePoller poller = poller(this::nothingWaits)) {
            poller.start();
            until(() -> poller.last().open());
            int before = looks.get();

            clock.tick(Duration.ofSeconds(2));
            await().until(() -> looks.get() > before);
        }
    }

    @Test
    void aLookThatFailsDoesNotEndTheNextOnes() {
        try (GatePoller poller = poller(() -> {
            if (looks.get() == 0) {
                nothingWaits();
                throw new IllegalStateException("a fault of the test");
            }
            return nothingWaits();
        })) {
            poller.start();

            until(() -> poller.last().open());
        }
    }

    @Test
    void eachTurnIsNotedForTheHealthCheckEvenIfItFails() {
        Instant before = clock.instant();
        try (GatePoller poller = poller(() -> {
            nothingWaits();
            throw new IllegalStateException("a fault of the test");
        })) {
            poller.start();

            until(() -> poller.lastTurn().isAfter(before));
        }
    }

    private GatePoller poller(UploadLag lag) {
        return new GatePoller(
                new Gate(new UploadGate(lag, Duration.ZERO, clock), List.of()), INTERVAL, clock, reading -> {});
    }

    private UploadLag.Reading nothingWaits() {
        looks.incrementAndGet();
        return new UploadLag.Reading(0, 0, 0);
    }

    /** Time passes while it is waited for. */
    private void until(Callable<Boolean> condition) {
        await().pollDelay(Duration.ZERO).pollInterval(INTERVAL).until(() -> {
            clock.tick(Duration.ofSeconds(1));
            return condition.call();
        });
    }
}
