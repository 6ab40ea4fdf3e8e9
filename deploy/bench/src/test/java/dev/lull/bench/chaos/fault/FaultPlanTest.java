package dev.lull.bench.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final List<String> PARTS = List.of("redis", "broker", "convert-1", FaultPlan.FFMPEG);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(FaultPlan.of(7, HALF_AN_HOUR, PARTS)).isEqualTo(FaultPlan.of(7, HALF_AN_HOUR, PARTS));
    }

    @Test
    void isAnotherForAnotherSeed() {
        assertThat(FaultPlan.of(8, HALF_AN_HOUR, PARTS)).isNotEqualTo(FaultPlan.of(7, HALF_AN_HOUR, PARTS));
    }

    @Test
    void hasMoreThanAHundredAndFiftyFaultsInHalfAnHour() {
        assertThat(FaultPlan.of(7, HALF_AN_HOUR, PARTS)).hasSizeGreaterThan(150);
    }

    @Test
    void doesEverythingToEveryPartAndOnlyKillsFfmpeg() {
        Set<String> done = new HashSet<>();
        FaultPlan.of(7, HALF_AN_HOUR, PARTS).forEach(fault -> done.add(fault.part() + " " + fault.kind()));

        assertThat(done)
                .containsExactlyInAnyOrder(
                        "redis KILL",
                        "redis STOP",
                        "redis TERM",
                        "broker KILL",
                        "broker STOP",
                        "broker TERM",
                        "convert-1 KILL",
                        "convert-1 STOP",
                        "convert-1 TERM",
                        "ffmpeg KILL");
    }
}
