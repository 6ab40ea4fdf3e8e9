package dev.lull.common.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.queue.GateReason;
import dev.lull.common.testing.TickingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatteryTest {

    private final TickingClock clock = new TickingClock();

    @TempDir
    Path supplies;

    @Test
    void conversionsRestWhileTheMachineRunsOnItsBattery() throws Exception {
        Battery battery = new Battery(supplies, clock);
        tell("BAT0", "type", "Battery");
        tell("BAT0", "status", "Charging");
        tell("AC", "type", "Mains");
        tell("AC", "online", "1");
        assertThat(reason(battery)).isEmpty();

        tell("AC", "online", "0");
        tell("BAT0", "status", "Discharging");
        Optional<GateReason> pulled = reason(battery);
        assertThat(pulled).hasValueSatisfying(reason -> {
            assertThat(reason.here()).isTrue();
            assertThat(reason).hasToString("CLOSED_BATTERY(no power but that of the battery)");
        });
        assertThat(reason(battery)).as("since the same moment").isEqualTo(pulled);

        tell("AC", "online", "1");
        assertThat(reason(battery)).isEmpty();
    }

    @Test
    void theBatteryOfAMouseIsNotThatOfTheMachine() throws Exception {
        tell("hidpp_battery_0", "type", "Battery");
        tell("hidpp_battery_0", "scope", "Device");
        tell("hidpp_battery_0", "status", "Discharging");

        assertThat(reason(new Battery(supplies, clock))).isEmpty();
    }

    @Test
    void aMachineThatDoesNotTellRunsOn() {
        assertThat(reason(new Battery(supplies, clock))).isEmpty();
        assertThat(reason(new Battery(supplies.resolve("none"), clock))).isEmpty();
    }

    private Optional<GateReason> reason(Battery battery) {
        clock.tick(Duration.ofMinutes(1));
        return battery.reason(Duration.ZERO);
    }

    private void tell(String supply, String what, String text) throws IOException {
        Files.writeString(Files.createDirectories(supplies.resolve(supply)).resolve(what), text + "\n");
    }
}
