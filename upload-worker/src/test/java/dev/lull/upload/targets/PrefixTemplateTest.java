package dev.lull.upload.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.CaptureTime;
import dev.lull.common.settings.SettingsException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PrefixTemplateTest {

    private static final Upload UPLOAD =
            new Upload("m", "a", Path.of("a"), 1, "sum", "image/jpeg", Instant.parse("2026-01-02T23:30:00Z"));

    @Test
    void aFileIsSortedByTheLocalDayOfItsCapture() {
        // still the 21st in UTC
        Upload taken = UPLOAD.captured(CaptureTime.parse("2019-07-22T00:30:00+02:00"));

        assertThat(new PrefixTemplate("{year}/{month}/{day}/{date}").of(taken.day()))
                .isEqualTo("2019/07/22/2019-07-22");
    }

    @Test
    void aFileWithoutACaptureTimeIsSortedByItsLastChangeInUtc() {
        assertThat(new PrefixTemplate("{year}/{month}/{day}").of(UPLOAD.day())).isEqualTo("2026/01/02");
    }

    @Test
    void anEarlyYearHasFourDigits() {
        Upload old = UPLOAD.captured(CaptureTime.parse("1839-08-09T12:00:00"));

        assertThat(new PrefixTemplate("old {year}").of(old.day())).isEqualTo("old 1839");
    }

    @Test
    void aPlaceholderThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> new PrefixTemplate("{year}/{camera}"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("target: {camera} is not known; there are {date}, {year}, {month} and {day}");
    }
}
