package dev.lull.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelUnitsLimitTest {

    private static final long GIGABYTE = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({"2, 24, 4, 2", "16, 24, 4, 6", "4, 3, 4, 1", "8, 3, 0, 8"})
    void thereAreAsManyAsCoresAndMemoryAllow(int cores, long memory, long perUnit, int expected) {
        assertThat(ParallelUnitsLimit.fitting(cores, memory * GIGABYTE, perUnit * GIGABYTE))
                .isEqualTo(expected);
    }
}
