package dev.lull.standalone.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {

    @ParameterizedTest
    @CsvSource({
        "0, ~10 s",
        "14, ~10 s",
        "44, ~40 s",
        "60, ~1 min",
        "170, ~3 min",
        "3500, ~58 min",
        "3600, ~1 h",
        "7800, ~2 h 10 min",
        "259200, ~3 days"
    })
    void anEstimateIsNoMoreExactThanItIs(long seconds, String words) {
        assertThat(TimeLeft.of(seconds)).isEqualTo(words);
    }
}
