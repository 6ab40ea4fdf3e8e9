package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertedNameTest {

    @ParameterizedTest
    @CsvSource({
        "film.mov, film.mp4",
        "trip/film.part.one.MKV, trip/film.part.one.mp4",
        "trip.2019/film, trip.2019/film.mp4",
        ".hidden, .hidden.mp4",
        "trip/.hidden, trip/.hidden.mp4",
        "broken.mp4, broken.mp4",
        "dot., dot.mp4",
    })
    void aConvertedFileKeepsItsNameAndGetsTheExtensionOfWhatItIsNow(String name, String converted) {
        assertThat(UploadSource.mp4(name)).isEqualTo(converted);
    }
}
