package dev.lull.common.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.testing.TickingClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final TickingClock clock = new TickingClock();
    private final Health health = new Health(clock);

    @Test
    void aProcessIsReadyFromWhenItIsUpUntilItIsToldToStop() {
        assertThat(health.ready()).isEqualTo(notReady("starting"));
        health.up();
        assertThat(health.ready().ok()).isTrue();
        health.stopping();
        assertThat(health.ready()).isEqualTo(notReady("told to stop"));
        assertThat(health.alive().ok()).isTrue();
    }

    @Test
    void whatDoesNotWorkIsNamedWithItsReason() {
        health.up();
        health.needs("ledger", () -> {}).needs("store", () -> {
            throw new IOException("the disk is gone");
        });
        assertThat(health.ready().ok()).isFalse();
        assertThat(health.ready().checks()).contains(new Health.Result("store", false, "the disk is gone"));
    }

    @Test
    void noReasonNamesAServer() {
        health.up();
        health.needs("ledger", () -> {
                    throw new LedgerUnavailable("Redis at redis://10.0.0.5: WRONGPASS", new IOException());
                })
                .needs("queue", () -> {
                    throw new QueueUnavailable("Kafka at b:9092 could not be used", new IOException());
                })
                .needs("store", () -> {
                    throw new IOException("refused by 10.0.0.7:9000");
                });
        assertThat(Readiness.reasons(health))
                .containsExactly("Redis does not answer", "Kafka does not answer", "refused by …");
    }

    @Test
    void aLoopThatHangsMakesTheProcessDeadAndNotOnlyUnready() {
        Instant begun = clock.instant();
        health.up();
        health.loop("uploads", () -> begun);
        assertThat(health.alive().ok()).isTrue();
        clock.tick(Health.LONGEST_TURN.plus(Duration.ofSeconds(1)));
        assertThat(health.alive().ok()).isFalse();
        assertThat(health.ready().ok()).isTrue();
    }

    @Test
    void aLoopMayHaveALongerTurn() {
        Instant begun = clock.instant();
        health.loop("intake", () -> begun, Duration.ofHours(1));
        clock.tick(Duration.ofHours(1));
        assertThat(health.alive().ok()).isTrue();
        clock.tick(Duration.ofSeconds(1));
        assertThat(health.alive().ok()).isFalse();
    }

    private static Health.Report notReady(String reason) {
        return new Health.Report(false, List.of(new Health.Result("process", false, reason)));
    }
}
