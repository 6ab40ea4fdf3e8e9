package dev.lull.standalone.manual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoffTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
                    re-read a file                 | re-read a file
                    read with --out and -h         | read with \\-\\-out and \\-h
                    `lull up --out` starts         | \\fBlull up \\-\\-out\\fR starts
                    it's "there" in ~/.local       | it\\(aqs \\(dqthere\\(dq in \\(ti/.local
                    C:\\new                        | C:\\(rsnew
                    LULL_… or a 🎬                 | LULL_\\[u2026] or a \\[u1F3AC]
                    """)
    void sentencesAreSetAsTheyAre(String text, String set) {
        assertThat(Roff.prose(text)).isEqualTo(set);
    }

    @ParameterizedTest
    @ValueSource(strings = {".SH is no macro here", "'tis neither"})
    void textIsNoMacro(String text) {
        assertThat(new Roff().text(text)).hasToString("\\&" + text + "\n");
    }
}
