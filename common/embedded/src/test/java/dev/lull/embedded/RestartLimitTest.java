package dev.lull.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.testing.TickingClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestartLimitTest {

    private final TickingClock clock = new TickingClock();
    private final RestartLimit limit = new RestartLimit(3, Duration.ofMinutes(1), clock);

    @BeforeEach
    void threeRestarts() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.allowsOneMore()).isTrue();
            clock.tick(Duration.ofSeconds(10));
        }
    }

    @Test
    void aFourthRestartWithinTheTimeIsRefused() {
        assertThat(limit.allowsOneMore()).isFalse();
    }

    @Test
    void aRestartLongAgoDoesNotCount() {
        clock.tick(Duration.ofSeconds(31));

        assertThat(limit.allowsOneMore()).isTrue();
        assertThat(limit.allowsOneMore()).isFalse();
    }
}
