package dev.lull.common.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void eachPauseIsLongerByTheFactor() {
        RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(5), 3);

        assertThat(policy.pauseAfter(1)).hasSeconds(5);
        assertThat(policy.pauseAfter(2)).hasSeconds(15);
        assertThat(policy.pauseAfter(4)).hasSeconds(135);
    }

    @Test
    void thereIsAlwaysAFirstTry() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ofSeconds(5), 3))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
