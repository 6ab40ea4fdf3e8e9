package dev.lull.common.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdFormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"8c1f0a2b3c4d5e6f7a8b", "20261122-154437-9f3a61", "A_1"})
    void lettersDigitsHyphensAndUnderscoresMakeAnId(String text) {
        assertThat(IdFormat.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "state:quarantined",
                "{tag}",
                "..",
                "a/b",
                "a b",
                "a\u0000",
                "a\n",
                "-a",
                "\u00e4",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void nothingThatCouldNameAnotherKeyOrFileIsAnId(String text) {
        assertThat(IdFormat.matches(text)).isFalse();
    }
}
