package dev.lull.common.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.queue.GateReason;
import dev.lull.common.testing.TickingClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeConditionTest {

    private final TickingClock clock = new TickingClock();
    private Probe says = () -> Optional.of("never asked");
    private final ProbeCondition condition = new ProbeCondition("plex", () -> says.ask(), Duration.ofHours(1), clock);

    @AfterEach
    void close() {
        condition.close();
    }

    @Test
    void theGateIsShutUntilTheProbeHasAnswered() {
        assertThat(known())
                .hasValueSatisfying(
                        reason -> assertThat(reason.detail()).isIn("plex: not asked yet", "plex: never asked"));

        asked(Optional::empty);
        assertThat(known()).isEmpty();
    }

    @Test
    void itsReasonBeginsWhenItFirstSaidNo() {
        known();
        asked(Optional::empty);
        asked(() -> Optional.of("1 stream"));
        GateReason first = known().orElseThrow();
        clock.tick(Duration.ofMinutes(1));
        asked(() -> Optional.of("2 streams"));

        assertThat(known().orElseThrow().detail()).isEqualTo("plex: 2 streams");
        assertThat(known().orElseThrow().since()).isEqualTo(first.since());
    }

    @Test
    void oneThatCannotBeAskedKeepsTheGateShut() {
        known();
        asked(() -> {
            throw new IOException("connection refused");
        });

        assertThat(known().orElseThrow().detail()).isEqualTo("plex: cannot be asked: connection refused");
    }

    private Optional<GateReason> known() {
        return condition.reason(Duration.ZERO);
    }

    private void asked(Probe answer) {
        says = answer;
        condition.ask();
    }
}
