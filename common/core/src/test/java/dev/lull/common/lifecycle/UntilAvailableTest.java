package dev.lull.common.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.LedgerUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UntilAvailableTest {

    private final UntilAvailable untilAvailable = new UntilAvailable(Duration.ofMillis(1));
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void aStepIsTriedUntilItAnswers() throws Exception {
        assertThat(untilAvailable.get(() -> answering(3))).isEqualTo(3);
    }

    @Test
    void aStepThatAnswersIsTakenOnce() throws Exception {
        untilAvailable.run(() -> answering(1));

        assertThat(tries).hasValue(1);
    }

    @Test
    void anyOtherFailureIsNotWaitedFor() {
        assertThatThrownBy(() -> untilAvailable.get(() -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("a fault");
                }))
                .hasMessage("a fault");
        assertThat(tries).hasValue(1);
    }

    @Test
    void anInterruptEndsTheWait() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> untilAvailable.get(() -> answering(Integer.MAX_VALUE)))
                .isInstanceOf(InterruptedException.class);
        assertThat(tries).hasValue(1);
    }

    private int answering(int at) {
        if (tries.incrementAndGet() < at) {
            throw new LedgerUnavailable("away", new IOException("test"));
        }
        return tries.get();
    }
}
