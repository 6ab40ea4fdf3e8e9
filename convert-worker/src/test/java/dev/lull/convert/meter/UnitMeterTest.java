package dev.lull.convert.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.convert.ffmpeg.Progress;
import dev.lull.convert.ffmpeg.RunningFfmpeg;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UnitMeterTest {

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final UnitMeters meters = new UnitMeters(registry);

    @Test
    void timeInWhichFfmpegStoodStillIsNoWork() {
        try (UnitMeter unit = meters.begin(UnitKind.SEGMENT, 10)) {
            passes(unit, 4, false);
            passes(unit, 3_600, true);
            passes(unit, 1, false);
            unit.made();
            unit.done();
        }

        assertThat(seconds("lull.unit.duration")).isEqualTo(5);
        assertThat(registry.get("lull.unit.speed.ratio")
                        .tag("unit", "segment")
                        .summary()
                        .mean())
                .isEqualTo(2);
        assertThat(count("lull.unit.suspended")).isEqualTo(3_600);
        assertThat(count("lull.unit.lost")).isZero();
    }

    @Test
    void aVerificationCostsWhateverItFinds() {
        try (UnitMeter unit = meters.begin(UnitKind.SEGMENT, 10)) {
            passes(unit, 4, false);
            unit.made();
            assertThatThrownBy(() -> unit.verifying(() -> {
                        passes(unit, 2, false);
                        throw new Failure.Permanent("frames are missing");
                    }))
                    .isInstanceOf(Failure.Permanent.class);
        }

        assertThat(seconds("lull.unit.verification")).isEqualTo(2);
        assertThat(count("lull.unit.lost")).isEqualTo(6);
        assertThat(registry.get("lull.unit.duration")
                        .tag("unit", "segment")
                        .timer()
                        .count())
                .isZero();
    }

    /** What verifies stands with the gate, like what encodes. */
    @Test
    void timeInWhichAVerificationStoodStillIsNoWork() throws Exception {
        try (UnitMeter unit = meters.begin(UnitKind.SEGMENT, 10)) {
            passes(unit, 4, false);
            unit.made();
            unit.verifying(() -> {
                passes(unit, 1, false);
                passes(unit, 3_600, true);
                passes(unit, 1, false);
                return true;
            });
            unit.done();
        }

        assertThat(seconds("lull.unit.verification")).isEqualTo(2);
        assertThat(seconds("lull.unit.duration")).isEqualTo(6);
        assertThat(count("lull.unit.suspended")).isEqualTo(3_600);
    }

    private void passes(UnitMeter unit, int seconds, boolean suspended) {
        clock.add(Duration.ofSeconds(seconds));
        unit.check(new Running(suspended));
    }

    private double seconds(String timer) {
        return registry.get(timer).tag("unit", "segment").timer().totalTime(TimeUnit.SECONDS);
    }

    private double count(String counter) {
        return registry.get(counter).tag("unit", "segment").counter().count();
    }

    private record Running(boolean suspended) implements RunningFfmpeg {

        @Override
        public Progress progress() {
            return new Progress(0, 0, 0);
        }

        @Override
        public boolean suspend(String reason) {
            return false;
        }

        @Override
        public boolean resume(String reason) {
            return false;
        }
    }
}
