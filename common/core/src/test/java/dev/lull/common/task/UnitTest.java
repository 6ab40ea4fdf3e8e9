package dev.lull.common.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {

    @ParameterizedTest
    @CsvSource({"0, segment:0000, segment-0000", "7, segment:0007, segment-0007", "12345, segment:12345, segment-12345"
    })
    void aSegmentIsNamedByItsNumber(int number, String word, String fileName) {
        Unit segment = Unit.segment(number);

        assertThat(segment).hasToString(word).isEqualTo(new Unit(word));
        assertThat(segment.fileName()).isEqualTo(fileName);
        assertThat(segment.isSegment()).isTrue();
    }

    @Test
    void theAudioAndTheAssemblyAreNoSegments() {
        assertThat(Unit.AUDIO.isSegment()).isFalse();
        assertThat(Unit.ASSEMBLE.isSegment()).isFalse();
        assertThat(new Unit("assemble")).isEqualTo(Unit.ASSEMBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "segment", "segment:1", "segment:-001", "segment:0001/../x", "video", "audio "})
    void anyOtherWordIsRefused(String word) {
        assertThatThrownBy(() -> new Unit(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such unit: " + word);
    }

    @Test
    void aNegativeSegmentIsRefused() {
        assertThatThrownBy(() -> Unit.segment(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
