package dev.lull.common.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossTest {

    @Test
    void whatAFileSaysOfItselfStaysOneShortLine() {
        Loss loss = new Loss(" subtitles (ass, e\u0000n\r\ng\u2028) ", "x".repeat(1000));

        assertThat(loss.what()).isEqualTo("subtitles (ass, e n g )");
        assertThat(loss.why()).hasSize(200).endsWith("x…");
    }

    @Test
    void aLossWithoutWordsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Loss("chapters", "\n"))
                .withMessage("a loss without why");
    }

    @Test
    void theListIsReadBackAsItWasWritten() {
        List<Loss> lost = List.of(new Loss("\"Fonts\" [2]", "MP4 cannot hold attachments"), new Loss("ü😀", "why"));

        assertThat(Losses.read(Losses.write(lost))).isEqualTo(lost);
        assertThat(Losses.read(Losses.write(List.of()))).isEmpty();
    }

    @Test
    void aFieldThatALaterLullAddsIsPassedOver() {
        assertThat(Losses.read("[{\"what\": \"chapters\", \"why\": \"none\", \"stream\": 3}]"))
                .containsExactly(new Loss("chapters", "none"));
    }

    @Test
    void whatIsNotALossListIsRefused() {
        for (String text : List.of("", "{}", "[null]", "[{\"what\": \"chapters\"}]", "null")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Losses.read(text));
        }
    }
}
