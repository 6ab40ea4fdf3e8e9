package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.SendBudgetContract;
import org.junit.jupiter.api.Test;

class SendBudgetIT extends LedgerOnRedis implements SendBudgetContract {

    @Test
    void aDestinationThatIsLeftAloneIsForgotten() {
        budget().reserve(CHAT, 1, LIMITS);
        assertThat(redis("PTTL", "lull:budget:" + CHAT)).matches(":\\d+");
        budget().pause(CHAT, MINUTE, "asked to by the server");
        assertThat(redis("PTTL", "lull:budget:" + CHAT)).matches(":1[12]\\d{4}");
    }
}
