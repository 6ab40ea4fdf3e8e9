package dev.lull.coordinator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.settings.SettingsLoader;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcileScheduleTest {

    @Test
    void nothingIsTakenForLostBeforeFiveLeasesArePassed() {
        assertThat(quiet("1s", "20s")).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void nothingIsTakenForLostBeforeTheNextRound() {
        assertThat(quiet("10m", "20s")).isEqualTo(Duration.ofMinutes(10));
    }

    private static Duration quiet(String interval, String lease) {
        return ReconcileSchedule.of(new SettingsLoader()
                        .base(Map.of("reconcile.interval", interval, "convert.lease", lease))
                        .load())
                .quiet();
    }
}
