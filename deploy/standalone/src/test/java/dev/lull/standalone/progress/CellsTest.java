package dev.lull.standalone.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    @ParameterizedTest
    @CsvSource({"film, 4", "家族, 4", "ｱ, 1", "한글, 4", "🎞, 2", "❤️, 2", "e\u0301, 1", "'', 0", "█▁░▚…, 5"})
    void textIsMeasuredInCells(String text, int cells) {
        assertThat(Cells.width(text)).isEqualTo(cells);
    }

    @ParameterizedTest
    @CsvSource({
        "film.mkv, 8, film.mkv",
        "film.mkv, 7, fil…mkv",
        "film.mkv, 4, fi…v",
        "film.mkv, 1, …",
        "film.mkv, 0, ''",
        "家族旅行.mkv, 9, 家族….mkv",
        "家族旅行.mkv, 8, 家族…mkv",
        "家族旅行, 4, 家…",
        "👩‍👩‍👧x👩‍👩‍👧, 12, 👩‍👩‍👧…",
    })
    void ofALongNameBothEndsAreKeptAndNoCharacterIsTorn(String name, int cells, String cut) {
        assertThat(Cells.ends(name, cells)).isEqualTo(cut);
        assertThat(Cells.width(cut)).isLessThanOrEqualTo(cells);
    }

    @ParameterizedTest
    @CsvSource({"queued, 6, queued", "queued, 5, queu…", "e\u0301e\u0301e\u0301, 2, e\u0301…", "家族, 3, 家…", "家族, 2, …"})
    void ofAnyOtherTextTheBeginningIs(String text, int cells, String cut) {
        assertThat(Cells.beginning(text, cells)).isEqualTo(cut);
    }
}
