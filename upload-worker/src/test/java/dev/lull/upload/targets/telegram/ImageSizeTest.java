package dev.lull.upload.targets.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageSizeTest {

    @ParameterizedTest
    @CsvSource({"5000, 5000, true", "5001, 5000, false", "9999, 1, true"})
    void sidesFitUpToTenThousandTogether(int width, int height, boolean fit) {
        assertThat(new ImageSize(width, height).sidesFit()).isEqualTo(fit);
    }

    @ParameterizedTest
    @CsvSource({"2000, 100, true", "2001, 100, false", "100, 2000, true", "100, 2001, false"})
    void aSideMayBeTwentyTimesTheOther(int width, int height, boolean fits) {
        assertThat(new ImageSize(width, height).ratioFits()).isEqualTo(fits);
    }

    @Test
    void aScaledSideHasAtLeastOnePixel() {
        assertThat(new ImageSize(19, 1).scaled(0.5)).isEqualTo(new ImageSize(9, 1));
    }
}
