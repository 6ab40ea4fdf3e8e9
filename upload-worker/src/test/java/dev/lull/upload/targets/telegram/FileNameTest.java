package dev.lull.upload.targets.telegram;

import static dev.lull.upload.targets.telegram.SomeUploads.named;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @Test
    void foldersAreNoPartOfIt() {
        assertThat(FileName.of(named("trip/day 1/a.jpg"))).isEqualTo("a.jpg");
    }

    @Test
    void aLineBreakDoesNotReachTheHeaderOfTheRequest() {
        assertThat(FileName.of(named("a\r\nb\t.jpg"))).isEqualTo("a__b_.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trip/", "trip/  "})
    void aFileWithoutANameGetsOne(String name) {
        assertThat(FileName.of(named(name))).isEqualTo("unnamed");
    }

    @ParameterizedTest
    @CsvSource({
        "a.png, a.jpg",
        "trip.2019/a, a.jpg",
        "a.b.heic, a.b.jpg",
        ".hidden, .hidden.jpg",
    })
    void aCopyHasTheExtensionOfItsOwnType(String name, String copy) {
        assertThat(FileName.of(named(name), ".jpg")).isEqualTo(copy);
    }
}
