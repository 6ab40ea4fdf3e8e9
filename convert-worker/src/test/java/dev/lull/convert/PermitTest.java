package dev.lull.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PermitTest {

    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    @Test
    void aPermitIsAskedForAfreshEachTime() {
        AtomicBoolean open = new AtomicBoolean(true);
        Permit permit = new Permit(open::get, Duration.ofSeconds(1), Clock.fixed(NINE, ZoneOffset.UTC));

        assertThat(permit.getAsBoolean()).isTrue();
        open.set(false);
        assertThat(permit.getAsBoolean()).isFalse();
    }

    @Test
    void aRefusalHoldsForAWhileWithoutAskingAgain() {
        AtomicInteger asked = new AtomicInteger();
        Permit permit =
                new Permit(() -> asked.incrementAndGet() > 1, Duration.ofSeconds(1), Clock.fixed(NINE, ZoneOffset.UTC));

        assertThat(permit.getAsBoolean()).isFalse();
        assertThat(permit.getAsBoolean()).isFalse();
        assertThat(asked).hasValue(1);
    }
}
