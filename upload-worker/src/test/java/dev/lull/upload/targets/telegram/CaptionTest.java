package dev.lull.upload.targets.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaptionTest {

    @Test
    void withoutACaptionThereIsNoText() {
        assertThat(Caption.cut(null)).isEmpty();
    }

    @Test
    void aCaptionThatFitsStaysAsItIs() {
        String caption = "a".repeat(1024);

        assertThat(Caption.cut(caption)).isEqualTo(caption);
    }

    @Test
    void aLongerOneEndsInAnEllipsisWithinTheLimit() {
        assertThat(Caption.cut("a".repeat(1025))).isEqualTo("a".repeat(1023) + "…");
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(Caption.cut("a".repeat(1022) + "😀😀")).isEqualTo("a".repeat(1022) + "…");
    }
}
