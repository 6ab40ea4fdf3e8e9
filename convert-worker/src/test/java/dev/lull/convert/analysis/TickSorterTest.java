package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TickSorterTest {

    @Test
    void framesThatAreDecodedBeforeOthersAreSortedIn() {
        assertThat(sorted(0, 4, 2, 1, 3, 8, 6, 5, 7)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void soAreThoseThatComeMuchTooLate() {
        long[] backwards = LongStream.range(0, 1_000).map(i -> 1_000 - i).toArray();

        assertThat(sorted(backwards)).isEqualTo(LongStream.rangeClosed(1, 1_000).toArray());
    }

    @Test
    void anyOrderComesOutAscending() {
        List<Long> times = LongStream.range(0, 5_000).map(i -> i / 2).boxed().collect(Collectors.toList());
        Collections.shuffle(times, new Random(3));
        long[] shuffled = times.stream().mapToLong(Long::longValue).toArray();
        long[] ascending = shuffled.clone();
        Arrays.sort(ascending);

        assertThat(sorted(shuffled)).isEqualTo(ascending);
    }

    @Test
    void aFileInNoOrderIsLeftOutBeforeItFillsTheHeap() {
        TickSorter sorter = new TickSorter();
        LongStream.range(0, 1_000_000).forEach(i -> sorter.add(-i));

        assertThat(sorter.full()).isTrue();
    }

    private static long[] sorted(long... times) {
        TickSorter sorter = new TickSorter();
        LongStream.of(times).forEach(sorter::add);
        assertThat(sorter.full()).isFalse();
        return sorter.build().stream().toArray();
    }
}
