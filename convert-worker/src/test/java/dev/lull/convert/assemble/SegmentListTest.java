package dev.lull.convert.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.convert.analysis.TimeBase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentListTest {

    @Test
    void everySegmentButTheLastHasTheTimeToTheNext() {
        assertThat(SegmentList.of(segments(3), List.of(50L, 100L, 175L), new TimeBase(1, 25)))
                .containsExactly(
                        "ffconcat version 1.0",
                        "file segment-0.mp4",
                        "duration 2.000000",
                        "file segment-1.mp4",
                        "duration 3.000000",
                        "file segment-2.mp4");
    }

    @Test
    void roundingDoesNotAddUp() {
        List<Long> cuts = List.of(0L, 1L, 2L, 3L);

        assertThat(SegmentList.of(segments(4), cuts, new TimeBase(1, 3)))
                .filteredOn(line -> line.startsWith("duration"))
                .containsExactly("duration 0.333333", "duration 0.333334", "duration 0.333333");
    }

    private static List<Path> segments(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Path.of("/work", "segment-" + number + ".mp4"))
                .toList();
    }
}
