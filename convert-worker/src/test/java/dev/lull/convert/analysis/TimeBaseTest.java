package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBaseTest {

    @Test
    void ticksAndSecondsAreTwoNamesOfOneTime() {
        TimeBase ntsc = TimeBase.of("1001/30000");

        assertThat(ntsc.seconds(30_000)).isEqualTo(1001);
        assertThat(ntsc.ticks(1001)).isEqualTo(30_000);
    }

    @Test
    void secondsBetweenTicksBecomeTheNearestTick() {
        assertThat(new TimeBase(1, 25).ticks(0.07)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25", "1/25/3", "0/25", "1/0", "-1/25", "a/b"})
    void anythingElseIsNoTimeBase(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeBase.of(text));
    }
}
