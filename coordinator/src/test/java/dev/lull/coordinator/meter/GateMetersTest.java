package dev.lull.coordinator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateReason;
import dev.lull.common.queue.GateState;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateMetersTest {

    private static final GateReading OPEN = new GateReading(GateState.OPEN, 0, null, Instant.EPOCH, false);
    private static final GateReading SHUT = new GateReading(
            GateState.CLOSED_NO_UPLOAD_WORKERS,
            7,
            null,
            Instant.EPOCH,
            false,
            List.of(new GateReason(
                    GateState.CLOSED_PAUSED, "by anna", Instant.EPOCH, null, GateReason.Course.STAND, false)));

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private GateReading last = OPEN;
    private final GateMeters meters = new GateMeters(() -> last, registry);

    @Test
    void everyReasonIsTold() {
        last = SHUT;

        assertThat(reason("no_upload_workers")).isEqualTo(1);
        assertThat(reason("paused")).isEqualTo(1);
        assertThat(reason("schedule")).isZero();
        assertThat(registry.get("lull.uploads.waiting").gauge().value()).isEqualTo(7);
        assertThat(state(GateState.CLOSED_NO_UPLOAD_WORKERS)).isEqualTo(1);
    }

    @Test
    void anOpenGateHasNoReason() {
        assertThat(registry.get("lull.gate.reason").gauges())
                .hasSize(GateState.values().length - 1)
                .allMatch(gauge -> gauge.value() == 0);
        assertThat(state(GateState.OPEN)).isEqualTo(1);
    }

    @Test
    void onlyTheTimeInWhichItWasShutIsCounted() {
        reads(0, SHUT);
        reads(5, SHUT);
        reads(5, OPEN);
        reads(100, OPEN);
        reads(1, SHUT);
        reads(2, OPEN);

        assertThat(registry.get("lull.gate.shut").counter().count()).isEqualTo(12);
    }

    private void reads(int secondsLater, GateReading reading) {
        clock.add(Duration.ofSeconds(secondsLater));
        meters.read(reading);
    }

    private double reason(String reason) {
        return registry.get("lull.gate.reason").tag("reason", reason).gauge().value();
    }

    private double state(GateState state) {
        return registry.get("lull.gate").tag("state", state.name()).gauge().value();
    }
}
