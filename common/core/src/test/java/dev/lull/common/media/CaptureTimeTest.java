package dev.lull.common.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTimeTest {

    @ParameterizedTest
    @ValueSource(strings = {"2019-07-21T23:15:30", "2019-07-21T23:15:30+02:00", "2019-07-21T00:00:00Z"})
    void aTimeIsReadAsItWasWritten(String text) {
        assertThat(CaptureTime.parse(text)).hasToString(text);
    }

    @Test
    void theDayIsTheOneAtThePlaceAndNotInUtc() {
        assertThat(CaptureTime.parse("2019-07-22T00:30:00+02:00").day()).isEqualTo(LocalDate.of(2019, 7, 22));
    }

    @Test
    void fractionsOfSecondsAreDropped() {
        assertThat(new CaptureTime(LocalDateTime.parse("2019-07-21T23:15:30.987"), ZoneOffset.UTC))
                .hasToString("2019-07-21T23:15:30Z");
    }

    @Test
    void anotherTextIsNoTime() {
        assertThatThrownBy(() -> CaptureTime.parse("2019:07:21 23:15:30")).isInstanceOf(DateTimeException.class);
    }
}
