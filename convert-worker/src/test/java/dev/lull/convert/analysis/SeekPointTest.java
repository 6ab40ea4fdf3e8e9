package dev.lull.convert.analysis;

import static dev.lull.convert.testing.SomeFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.testing.SomeMedia;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** For the keyframe at 20 s, with others at 10, 20.6 and 30 s. */
class SeekPointTest {

    private static final long WANTED = 20 * SomeMedia.SECOND;

    @Test
    void aKeyframeThatNeedsNothingBeforeItIsSoughtItself() {
        assertThat(seek(media("hevc", "matroska,webm"), apart())).isCloseTo(20.2, within(1e-6));
    }

    @Test
    void oneThatIsCloseToTheNextCouldBeMissed() {
        PacketIndex close = index(10, 20, 20.6);

        assertThat(seek(media("hevc", "matroska,webm"), close)).isCloseTo(10.2, within(1e-6));
    }

    @Test
    void framesThatMayNeedOlderOnesAreDecodedFromTheKeyframeBefore() {
        assertThat(seek(media("h264", "matroska,webm"), apart())).isCloseTo(10.2, within(1e-6));
    }

    @Test
    void aContainerWithoutAnIndexIsSoughtByTheTimeOfDecodingWhichIsEarlier() {
        assertThat(seek(media("hevc", "mpegts"), apart())).isCloseTo(10, within(0.001));
    }

    private static double seek(MediaFacts facts, PacketIndex index) {
        return SeekPoint.of(facts, index, WANTED);
    }

    private static MediaFacts media(String codec, String container) {
        return facts().video(codec, "Main", "yuv420p").container(container).build();
    }

    private static PacketIndex apart() {
        return index(10, 20, 30);
    }

    private static PacketIndex index(double... seconds) {
        long[] ticks = DoubleStream.of(seconds)
                .mapToLong(second -> Math.round(second * SomeMedia.SECOND))
                .toArray();
        return new PacketIndex(Ticks.of(ticks), Ticks.of(ticks), null);
    }
}
