package dev.lull.convert.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.analysis.TimeBase;
import org.junit.jupiter.api.Test;

class CutsTest {

    private static final TimeBase MILLISECONDS = new TimeBase(1, 1000);

    @Test
    void aFilmThatBeginsLateIsCutFromItsFirstFrameOn() {
        PacketIndex index = index(new long[] {700, 1700, 2700, 3700, 4700}, 700, 1700, 2700, 3700);

        assertThat(Cuts.of(index, MILLISECONDS, 2)).containsExactly(700L, 2700L);
    }

    @Test
    void framesShownBeforeTheFirstKeyframeBelongToTheFirstSegment() {
        PacketIndex index = index(new long[] {-80, -40, 0, 1000, 2000, 3000}, 0, 2000);

        assertThat(Cuts.of(index, MILLISECONDS, 1)).containsExactly(-80L, 2000L);
    }

    @Test
    void withoutASecondKeyframeThereIsNothingToCut() {
        assertThat(Cuts.of(index(new long[] {0, 5000, 60_000}, 0), MILLISECONDS, 1))
                .isEmpty();
        assertThat(Cuts.of(index(new long[0]), MILLISECONDS, 1)).isEmpty();
    }

    private static PacketIndex index(long[] shown, long... keyframes) {
        return new PacketIndex(Ticks.of(shown), Ticks.of(keyframes), null);
    }
}
