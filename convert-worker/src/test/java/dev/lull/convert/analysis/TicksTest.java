package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 512, 16_384, 1L << 40})
    void timesOfAnyDistanceComeBack(long distance) {
        long[] times = LongStream.range(-50, 150).map(i -> i * distance).toArray();
        Ticks ticks = Ticks.of(times);

        assertThat(ticks.size()).isEqualTo(200);
        assertThat(ticks.stream().toArray()).isEqualTo(times);
        assertThat(ticks.last()).isEqualTo(times[199]);
    }

    @Test
    void soDoTheEarliestAndTheLatestThereAre() {
        long[] times = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE};

        assertThat(Ticks.of(times).stream().toArray()).isEqualTo(times);
    }

    @Test
    void eachIsFoundByItsTime() {
        long[] times =
                new Random(7).longs(1_000, 0, 1_000_000).sorted().distinct().toArray();
        Ticks ticks = Ticks.of(times);

        for (int number = 0; number < times.length; number++) {
            assertThat(ticks.position(times[number])).isEqualTo(number);
            assertThat(ticks.contains(times[number])).isTrue();
        }
        assertThat(ticks.position(Long.MAX_VALUE)).isEqualTo(times.length);
    }

    @Test
    void whatIsBetweenTwoTimesIsSeenAsThoughItWereAlone() {
        Ticks part =
                Ticks.of(LongStream.range(0, 100).map(i -> i * 10).toArray()).between(333, 700);

        assertThat(part.size()).isEqualTo(36);
        assertThat(part.get(0)).isEqualTo(340);
        assertThat(part.last()).isEqualTo(690);
        assertThat(part.position(350)).isEqualTo(1);
        assertThat(part.contains(700)).isFalse();
        assertThatThrownBy(() -> part.get(36)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void nothingIsBetweenTimesThatAreTurnedRound() {
        assertThat(Ticks.of(1, 2, 3).between(3, 1).isEmpty()).isTrue();
    }

    @Test
    void aTimeBeforeTheLastIsRefused() {
        assertThatThrownBy(() -> Ticks.of(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A day at 60 frames a second, of which the packet index has room for one in the smallest heap. */
    @Test
    void thoseOfADayTakeAFewMegabytes() {
        long[] times = LongStream.range(0, 24 * 3_600 * 60).map(i -> i * 256).toArray();

        assertThat(Ticks.of(times).bytes()).isLessThan(13_000_000);
    }
}
