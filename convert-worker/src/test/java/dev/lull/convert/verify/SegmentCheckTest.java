package dev.lull.convert.verify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.analysis.TimeBase;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.testing.SomeMedia;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentCheckTest {

    private static final TimeBase SOURCE_CLOCK = new TimeBase(1, SomeMedia.SECOND);
    private static final TimeBase MILLISECONDS = new TimeBase(1, 1000);

    /** Three frames: at 10, 11 and 12 s. */
    private static final Segment SECOND_OF_TWO =
            new Segment(1, 2, 10 * SomeMedia.SECOND, Long.MAX_VALUE, SomeMedia.index(13));

    @Test
    void everyFrameAtItsTimeIsGood() {
        assertThatCode(() -> check(Map.of(0, frames(0, 1000, 2000)))).doesNotThrowAnyException();
    }

    @Test
    void oneTickOfTheCoarserClockIsTolerated() {
        assertThatCode(() -> check(Map.of(0, frames(0, 1001, 2000)))).doesNotThrowAnyException();
    }

    @Test
    void aFrameThatIsMissingIsFound() {
        assertRefused(Map.of(0, frames(0, 1000)), "segment 2 of 2 has 2 frames instead of 3");
    }

    @Test
    void aFrameTooManyIsFound() {
        assertRefused(Map.of(0, frames(0, 1000, 2000, 3000)), "segment 2 of 2 has 4 frames instead of 3");
    }

    @Test
    void aFrameThatMovedIsFound() {
        assertRefused(Map.of(0, frames(0, 1040, 2000)), "frame 2 of segment 2 of 2 is shown 40.000 ms off");
    }

    @Test
    void aSegmentThatBeginsLateIsFound() {
        assertRefused(Map.of(0, frames(40, 1040, 2040)), "segment 2 of 2 does not begin with its first frame");
    }

    @Test
    void aStreamTooManyIsFound() {
        assertRefused(
                Map.of(0, frames(0, 1000, 2000), 1, SomeMedia.audio(3)), "segment 2 of 2 has 2 streams instead of one");
    }

    @Test
    void aFileWithoutStreamsIsFound() {
        assertRefused(Map.of(), "segment 2 of 2 has 0 streams instead of one");
    }

    @Test
    void framesWithoutTimesAreFound() {
        Timeline inexact =
                new Timeline(3, 0, 3, true, false, frames(0, 1000, 2000).index());
        assertRefused(Map.of(0, inexact), "the frames of segment 2 of 2 are not in order");
    }

    @Test
    void framesOutOfOrderAreFound() {
        Timeline falling =
                new Timeline(3, 0, 3, false, true, frames(0, 1000, 2000).index());
        assertRefused(Map.of(0, falling), "the frames of segment 2 of 2 are not in order");
    }

    @Test
    void aSegmentWithoutOneFrameIsRefusedLikeAnyOtherBadOne() {
        assertRefused(Map.of(0, frames()), "segment 2 of 2 has 0 frames instead of 3");
    }

    private static void assertRefused(Map<Integer, Timeline> made, String reason) {
        assertThatThrownBy(() -> check(made))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage(reason);
    }

    private static void check(Map<Integer, Timeline> made) throws Failure {
        SegmentCheck.check(SECOND_OF_TWO, SOURCE_CLOCK, made, MILLISECONDS);
    }

    private static Timeline frames(long... milliseconds) {
        return new Timeline(
                milliseconds.length,
                0,
                3,
                true,
                true,
                new PacketIndex(Ticks.of(milliseconds), Ticks.of(milliseconds), null));
    }
}
