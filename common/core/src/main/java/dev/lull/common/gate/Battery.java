package dev.lull.common.gate;

import dev.lull.common.queue.GateReason;
import dev.lull.common.queue.GateState;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The machine runs on its battery, as Linux tells: one of its batteries loses charge, and no other supply is there.
 * Batteries of mice and the like have a scope of their own.
 *
 * @see <a href="https://docs.kernel.org/power/power_supply_class.html">Linux power supply class</a>
 */
final class Battery implements GateCondition {

    /** Where Linux tells of power. */
    static final Path SUPPLIES = Path.of("/sys/class/power_supply");

    /** A plug is not pulled more often. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Path supplies;
    private final Clock clock;
    private Instant looked = Instant.MIN;
    private @Nullable Instant since;

    Battery(Path supplies, Clock clock) {
        this.supplies = supplies;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<GateReason> reason(Duration oldest) {
        Instant now = clock.instant();
        if (looked.isBefore(now.minus(FRESH))) {
            looked = now;
            since = discharging() ? (since == null ? now : since) : null;
        }
        return Optional.ofNullable(since)
                .map(begun -> new GateReason(
                        GateState.CLOSED_BATTERY,
                        "no power but that of the battery",
                        begun,
                        null,
                        GateReason.Course.AS_SET,
                        true));
    }

    private boolean discharging() {
        boolean losing = false;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(supplies)) {
            for (Path supply : all) {
                if (text(supply, "type").equals("Battery")) {
                    losing |= text(supply, "status").equals("Discharging")
                            && !text(supply, "scope").equals("Device");
                } else if (text(supply, "online").equals("1")) {
                    return false;
                }
            }
            return losing;
        } catch (IOException none) {
            return false;
        }
    }

    /** Empty for what this supply does not tell. */
    private static String text(Path supply, String what) {
        try {
            return Files.readString(supply.resolve(what)).strip();
        } catch (IOException untold) {
            return "";
        }
    }
}
