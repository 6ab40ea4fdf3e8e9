package dev.lull.convert.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.testing.SomeMedia;
import dev.lull.convert.verify.PictureComparison.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which of 300 frames are compared, by where keyframes stand. */
class SamplesTest {

    private static final Path SOURCE = Path.of("source.mkv");

    @Test
    void theFirstOneInTheMiddleAndTheLastAreComparedWhereKeyframesAreNear() {
        assertThat(numbers(Samples.ofSegment(segment(every(20)), SOURCE, original(every(20)))))
                .containsExactly(0, 149, 299);
    }

    @Test
    void aFrameFarBehindItsKeyframeIsNotComparedButOneThatIsNear() {
        assertThat(numbers(Samples.ofSegment(segment(every(250)), SOURCE, original(every(250)))))
                .containsExactly(0, 24, 274);
    }

    @Test
    void noFrameIsComparedTwice() {
        assertThat(numbers(Samples.ofSegment(segment(every(1000)), SOURCE, original(every(1000)))))
                .containsExactly(0, 24);
    }

    @Test
    void anOriginalIsReadFromTheKeyframeBefore() {
        List<Sample> samples = Samples.ofSegment(segment(every(250)), SOURCE, original(every(250)));

        assertThat(samples.get(0).original().seek()).isNull();
        assertThat(samples.get(2).original().seek()).isEqualTo("250.200000");
        assertThat(samples.get(2).original().pick()).startsWith("trim=start_pts=" + 274 * SomeMedia.SECOND);
    }

    @Test
    void aLongFileIsComparedInGroups() {
        MediaAnalysis film = original(every(1));

        List<List<Sample>> groups = Samples.ofFile(SOURCE, film, film);

        assertThat(groups).hasSize(5).allMatch(group -> group.size() <= PictureComparison.AT_ONCE);
        assertThat(groups.get(0).get(0).made()).isZero();
        assertThat(groups.get(4)).last().extracting(Sample::made).isEqualTo(299);
    }

    @Test
    void withoutTrustedTimesFramesAreKnownByTheirNumber() {
        MediaAnalysis untimed = original(new PacketIndex(Ticks.of(), Ticks.of(), "a packet has no timestamp"));

        List<List<Sample>> groups = Samples.ofFile(SOURCE, untimed, original(every(1)));

        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).get(1).original().pick()).isEqualTo("trim=start_frame=149:end_frame=150");
    }

    @Test
    void framesOfWhichSomeAreMissingCannotBeToldApartByNumber() {
        MediaAnalysis untimed = original(new PacketIndex(Ticks.of(), Ticks.of(), "a packet has no timestamp"));

        assertThat(Samples.ofFile(SOURCE, untimed, SomeMedia.compatible(290))).isEmpty();
    }

    private static List<Integer> numbers(List<Sample> samples) {
        return samples.stream().map(Sample::made).toList();
    }

    private static Segment segment(PacketIndex index) {
        return new Segment(0, 1, 0, Long.MAX_VALUE, index);
    }

    private static MediaAnalysis original(PacketIndex index) {
        return new MediaAnalysis(
                SomeMedia.silent(300).facts(), Map.of(0, new Timeline(300, 0, 300, true, true, index)));
    }

    /** 300 frames, a second each, with a keyframe among so many. */
    private static PacketIndex every(int frames) {
        long[] shown = LongStream.range(0, 300).map(i -> i * SomeMedia.SECOND).toArray();
        long[] keyframes = LongStream.of(shown)
                .filter(time -> time / SomeMedia.SECOND % frames == 0)
                .toArray();
        return new PacketIndex(Ticks.of(shown), Ticks.of(keyframes), null);
    }
}
