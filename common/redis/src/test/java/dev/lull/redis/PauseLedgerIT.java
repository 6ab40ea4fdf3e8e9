package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.PauseContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseLedgerIT extends LedgerOnRedis implements PauseContract {

    @Test
    void aPauseThatEndsByItselfLeavesNothingBehind() {
        ledger().pauses().begin("anna", false, Duration.ofHours(2));
        assertThat(redis("PTTL", "lull:pause")).matches(":7(19|20)\\d{4}");

        ledger().pauses().begin("anna", false, null);
        assertThat(redis("PTTL", "lull:pause")).isEqualTo(":-1");
    }
}
