package dev.lull.convert.verify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.analysis.TimeBase;
import org.junit.jupiter.api.Test;

class FrameTimesTest {

    private static final TimeBase FRAMES = new TimeBase(1, 25);
    private static final TimeBase MPEG = new TimeBase(1, 90_000);

    @Test
    void theSameTimesOnAnotherClockAreTheSame() {
        assertThatCode(() -> times(FRAMES, 0, 1, 2).check(times(MPEG, 0, 3600, 7200), "it"))
                .doesNotThrowAnyException();
    }

    @Test
    void timesCountFromTheFirstFrame() {
        assertThatCode(() -> times(FRAMES, 50, 51).check(times(MPEG, 900, 4500), "it"))
                .doesNotThrowAnyException();
    }

    @Test
    void aDriftIsFoundWhereItGrowsBeyondATick() {
        assertThatThrownBy(() -> times(MPEG, 0, 3600, 7200).check(times(MPEG, 0, 3601, 7202), "the result"))
                .hasMessage("frame 3 of the result is shown 0.022 ms off");
    }

    @Test
    void twoEmptyStreamsAreTheSame() {
        assertThatCode(() -> times(FRAMES).check(times(MPEG), "it")).doesNotThrowAnyException();
    }

    private static FrameTimes times(TimeBase timeBase, long... ticks) {
        return new FrameTimes(Ticks.of(ticks), timeBase);
    }
}
