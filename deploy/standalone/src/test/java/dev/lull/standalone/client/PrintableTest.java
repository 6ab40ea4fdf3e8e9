package dev.lull.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lull.common.ops.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @Test
    void whatSteersATerminalIsShownAndNotDone() {
        assertThat(Printable.text("a\n\r\tb\u001b[2J\u009b\u202e\u2028\ud800c"))
                .isEqualTo("a\\n\\r\\tb\\u001b[2J\\u009b\\u202e\\u2028\\ud800c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grüße 写真.jpg", "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67.png"})
    void namesOfAllLanguagesAreShownAsTheyAre(String name) {
        assertThat(Printable.text(name)).isEqualTo(name);
    }

    @Test
    void jsonMeansTheSameAndSteersNothing() throws Exception {
        String name = "a\n\u001b[2J\u009b\u202e\u2028\udb40\udc41.jpg";

        String shown = Printable.json(Json.pretty(Map.of("name", name)));

        assertThat(new ObjectMapper().readTree(shown).path("name").asText()).isEqualTo(name);
        assertThat(shown.codePoints().filter(each -> each != '\n'))
                .noneMatch(Character::isISOControl)
                .doesNotContain(0x202e, 0x2028, 0xe0041);
    }
}
