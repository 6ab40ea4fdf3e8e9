package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.SendLimits;
import dev.lull.upload.testing.OpenBudget;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CountedBudgetTest {

    private static final String CHAT = "telegram:@chat";
    private static final SendLimits LIMITS = new SendLimits(1, 20);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CountedBudget budget = new CountedBudget(new OpenBudget(), registry);

    @Test
    void whatMayGoImmediatelyIsNoWait() {
        assertThat(budget.reserve(CHAT, 1, LIMITS)).isZero();

        assertThat(count("lull.rate.limit.waits")).isZero();
    }

    @Test
    void pausesAndTheWaitsTheyCauseAreCountedWithTheirLength() {
        budget.pause(CHAT, Duration.ofSeconds(30), "asked to by the server");
        budget.reserve(CHAT, 1, LIMITS);

        assertThat(count("lull.target.pauses")).isEqualTo(1);
        assertThat(count("lull.target.pause")).isEqualTo(30);
        assertThat(count("lull.rate.limit.waits")).isEqualTo(1);
        assertThat(count("lull.rate.limit.wait")).isEqualTo(30);
    }

    private double count(String name) {
        return registry.get(name).counter().count();
    }
}
