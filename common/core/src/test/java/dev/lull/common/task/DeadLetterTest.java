package dev.lull.common.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    @Test
    void whatIsTooLongIsCutAndSaysSo() {
        DeadLetter letter = letter("k".repeat(500_000), "v".repeat(700_000), "r".repeat(700_000));

        assertThat(letter.key()).hasSizeLessThan(1100);
        assertThat(letter.value()).hasSizeLessThan(66_000).endsWith("… (700000 characters)");
        assertThat(letter.reason()).hasSizeLessThan(1100);
    }

    @Test
    void whatIsNotTooLongIsKeptAsItWas() {
        assertThat(letter("k", " v\n", "r")).extracting(DeadLetter::value).isEqualTo(" v\n");
    }

    @Test
    void theReasonIsOneLine() {
        assertThat(letter("k", "v", "not JSON:\r\n  at 7").reason()).isEqualTo("not JSON: at 7");
    }

    private static DeadLetter letter(String key, String value, String reason) {
        return new DeadLetter("media.upload.images", key, value, reason, "host-17", 1, Instant.EPOCH);
    }
}
