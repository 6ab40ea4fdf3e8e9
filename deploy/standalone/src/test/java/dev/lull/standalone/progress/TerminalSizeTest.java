package dev.lull.standalone.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalSizeTest {

    @ParameterizedTest
    @CsvSource({"50 132, 50, 132", "0 0, 24, 80", "x, 24, 80", "'24 80\n', 24, 80"})
    void aTerminalThatDoesNotKnowItsSizeHasTheUsualOne(String answer, int rows, int columns) {
        assertThat(TerminalSize.parse(answer)).isEqualTo(new TerminalSize(rows, columns));
    }
}
