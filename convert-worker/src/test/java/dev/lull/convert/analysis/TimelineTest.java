package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final double UNKNOWN = Double.NaN;

    private final Timeline.Builder video = new Timeline.Builder(true);

    @Test
    void itReachesFromTheEarliestPacketToTheEndOfTheLatest() {
        video.add(2L, 2, 0, 1, "K__");
        video.add(4L, 4, 1, 1, "___");
        video.add(3L, 3, 2, 1, "___");

        Timeline timeline = video.build();
        assertThat(timeline.packets()).isEqualTo(3);
        assertThat(timeline.start()).isEqualTo(2);
        assertThat(timeline.end()).isEqualTo(5);
        assertThat(timeline.length()).isEqualTo(3);
    }

    @Test
    void framesShownOutOfTheOrderOfDecodingAreInOrder() {
        video.add(0L, 0, 0, 1, "K__");
        video.add(2L, 2, 1, 1, "___");
        video.add(1L, 1, 2, 1, "___");

        Timeline timeline = video.build();
        assertThat(timeline.rising()).isTrue();
        assertThat(timeline.index().shown().stream().toArray()).containsExactly(0, 1, 2);
    }

    @Test
    void decodingTimesThatStandStillAreNotRising() {
        video.add(0L, 0, 0, 1, "K__");
        video.add(1L, 1, 0, 1, "___");

        assertThat(video.build().rising()).isFalse();
    }

    @Test
    void packetsBeforeTheFirstKeyframeAreNotShown() {
        video.add(0L, 0, 0, 1, "___");
        video.add(1L, 1, 1, 1, "K__");

        Timeline timeline = video.build();
        assertThat(timeline.packets()).isEqualTo(1);
        assertThat(timeline.start()).isEqualTo(1);
    }

    @Test
    void packetsToBeThrownAwayAfterDecodingAreNotShown() {
        video.add(0L, 0, 0, 1, "KD_");
        video.add(1L, 1, 1, 1, "K__");

        assertThat(video.build().packets()).isEqualTo(1);
    }

    @Test
    void aPacketThatDoesNotSayWhenItIsShownMakesItInexact() {
        video.add(0L, 0, 0, 1, "K__");
        video.add(null, UNKNOWN, 1, 1, "___");

        Timeline timeline = video.build();
        assertThat(timeline.exact()).isFalse();
        assertThat(timeline.end()).as("by its decoding time").isEqualTo(2);
        assertThat(timeline.index().disorder()).isEqualTo("a packet has no timestamp");
    }

    @Test
    void aPacketOfUnknownLengthEndsWhereItBegins() {
        video.add(0L, 0, 0, UNKNOWN, "K__");

        assertThat(video.build().end()).isZero();
    }

    @Test
    void withoutAnyTimeItIsEmpty() {
        video.add(null, UNKNOWN, UNKNOWN, UNKNOWN, "K__");

        assertThat(video.build().length()).isZero();
    }

    @Test
    void ofAudioNoIndexIsKept() {
        Timeline.Builder audio = new Timeline.Builder(false);
        audio.add(0L, 0, 0, 1, "K__");

        Timeline timeline = audio.build();
        assertThat(timeline.packets()).isEqualTo(1);
        assertThat(timeline.index().frames()).isZero();
    }
}
