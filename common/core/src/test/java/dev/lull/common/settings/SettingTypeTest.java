package dev.lull.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypeTest {

    static final SettingType<Integer> WHOLE = SettingType.whole(-1, 64);
    static final SettingType<Duration> DURATION = SettingType.duration(Duration.ofMillis(100), Duration.ofDays(1));
    static final SettingType<Long> BYTES = SettingType.bytes();

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 64})
    void aWholeNumberWithinItsBoundsIsRead(int number) {
        assertThat(WHOLE.reader().apply(" " + number + " ")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-2", "65", "1.5", "", "ten", "99999999999"})
    void aWholeNumberOutsideItsBoundsIsNot(String text) {
        refused(WHOLE, text);
    }

    @ParameterizedTest
    @CsvSource({"100ms, PT0.1S", "1s, PT1S", "5m, PT5M", "2 H, PT2H", "24h, PT24H", "1d, PT24H"})
    void aTimeWithItsUnitIsRead(String text, Duration time) {
        assertThat(DURATION.reader().apply(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99ms", "25h", "10", "-1s", "1.5s", "1w", "", "s", "999999999999d", "9999999999999s"})
    void anyOtherTimeIsNot(String text) {
        refused(DURATION, text);
    }

    @ParameterizedTest
    @CsvSource({"0B, 0", "7kb, 7000", "500MB, 500000000", "3 GB, 3000000000", "2TB, 2000000000000"})
    void anAmountOfBytesIsReadInPowersOfAThousand(String text, long bytes) {
        assertThat(BYTES.reader().apply(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3GiB", "-3GB", "", "999999999999TB"})
    void anyOtherAmountOfBytesIsNot(String text) {
        refused(BYTES, text);
    }

    @Test
    void oneOfSeveralWordsIsReadInAnyCaseAndNoOther() {
        SettingType<String> word = SettingType.oneOf("suspend", "never");

        assertThat(word.reader().apply(" Suspend ")).isEqualTo("suspend");
        refused(word, "always");
        assertThat(word.expected()).isEqualTo("one of suspend, never");
    }

    @Test
    void aListLosesBlanksAndMustNotBeEmpty() {
        SettingType<List<String>> list = SettingType.list("folders");

        assertThat(list.reader().apply(" /a , /b c,, ")).containsExactly("/a", "/b c");
        refused(list, " , ");
    }

    @Test
    void aTextMustNotBeBlank() {
        assertThat(SettingType.text("a name").reader().apply(" lull ")).isEqualTo("lull");
        refused(SettingType.text("a name"), " ");
    }

    @Test
    void theBoundsAreSaidInTheLargestUnitThatFits() {
        assertThat(DURATION.expected()).startsWith("a time from 100ms to 1d, ");
        assertThat(SettingType.duration(Duration.ofSeconds(90), Duration.ofHours(36))
                        .expected())
                .startsWith("a time from 90s to 36h, ");
        assertThat(WHOLE.expected()).isEqualTo("a whole number from -1 to 64");
    }

    private static void refused(SettingType<?> type, String text) {
        assertThatThrownBy(() -> type.reader().apply(text)).isInstanceOf(RuntimeException.class);
    }
}
