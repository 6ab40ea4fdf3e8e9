package dev.lull.convert.plan;

import static dev.lull.convert.testing.SomeMedia.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.testing.SomeMedia;
import dev.lull.convert.testing.SomePlans;
import org.junit.jupiter.api.Test;

class SegmentTest {

    private static final PacketIndex INDEX = SomeMedia.index(30);

    @Test
    void theFirstBeginsWithTheFirstFrame() {
        Segment first = segment(0);

        assertThat(first.first()).isTrue();
        assertThat(first.last()).isFalse();
        assertThat(first.from()).isZero();
    }

    @Test
    void theLastHasNoEndThatALateFrameCouldMiss() {
        assertThat(segment(2).last()).isTrue();
        assertThat(segment(2).to()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void togetherTheyHaveEveryFrameOnce() {
        assertThat(segment(0).times().stream().toArray()).hasSize(10).endsWith(9 * SECOND);
        assertThat(segment(1).times().stream().toArray()).hasSize(10).startsWith(10 * SECOND);
        assertThat(segment(2).times().stream().toArray())
                .hasSize(10)
                .startsWith(20 * SECOND)
                .endsWith(29 * SECOND);
    }

    @Test
    void aFrameIsShownAsLongAsTheAverageOne() {
        assertThat(segment(1).span()).isEqualTo(9 * SECOND);
        assertThat(segment(1).frameLength()).isEqualTo(SECOND);
    }

    @Test
    void aSegmentOfOneFrameHasAFrameLengthToo() {
        long[] one = {0};
        Segment single = new Segment(0, 1, 0, Long.MAX_VALUE, new PacketIndex(Ticks.of(one), Ticks.of(one), null));

        assertThat(single.span()).isZero();
        assertThat(single.frameLength()).isEqualTo(1);
    }

    @Test
    void peopleCountFromOne() {
        assertThat(segment(1)).hasToString("segment 2 of 3");
    }

    private static Segment segment(int number) {
        return Segment.of(SomePlans.segmented(), Unit.segment(number), INDEX);
    }
}
