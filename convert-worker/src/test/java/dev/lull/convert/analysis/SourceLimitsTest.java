package dev.lull.convert.analysis;

import static dev.lull.convert.testing.SomeFacts.facts;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SourceLimitsTest {

    private static final SourceLimits LIMITS = new SourceLimits(1280 * 720, Duration.ofHours(2));

    @Test
    void whatIsJustAsLargeAsAllowedIsTaken() {
        assertThatCode(() -> LIMITS.check(facts().size(1280, 720).lasting(7200).build()))
                .doesNotThrowAnyException();
    }

    @Test
    void aLargerPictureIsRefusedWithTheSettingThatSaysSo() {
        assertThatThrownBy(() -> LIMITS.check(facts().size(65_535, 65_535).build()))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("a picture of 65535x65535 is larger than the 921600 pixels of convert.max-frame");
    }

    @Test
    void aPictureWithoutSizeIsRefused() {
        assertThatThrownBy(() -> LIMITS.check(facts().size(0, 0).build()))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("cannot convert a picture of 0x0");
    }

    @Test
    void aLongerFilmIsRefusedWithTheSettingThatSaysSo() {
        assertThatThrownBy(() -> LIMITS.check(facts().lasting(36_000).build()))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("lasts 10.0 hours, longer than the 2.0 of convert.max-duration");
    }
}
