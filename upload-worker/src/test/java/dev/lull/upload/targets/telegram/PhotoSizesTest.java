package dev.lull.upload.targets.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhotoSizesTest {

    @Test
    void thePictureIsTriedAtItsSizeAndBestQualityFirst() {
        assertThat(PhotoSizes.of(new ImageSize(4000, 3000))).first().isEqualTo(new PhotoSizes.Step(1.0, 95));
    }

    @Test
    void qualityFallsBeforeTheSizeDoes() {
        assertThat(PhotoSizes.of(new ImageSize(4000, 3000)))
                .filteredOn(step -> step.scale() == 1.0)
                .extracting(PhotoSizes.Step::quality)
                .containsExactly(95, 90, 85, 80, 75, 70, 65, 60, 55, 50);
    }

    @Test
    void theSizeFallsAtTheLowestQuality() {
        assertThat(PhotoSizes.of(new ImageSize(4000, 3000)))
                .filteredOn(step -> step.scale() < 1)
                .containsExactly(
                        new PhotoSizes.Step(0.9, 50),
                        new PhotoSizes.Step(0.8, 50),
                        new PhotoSizes.Step(0.7, 50),
                        new PhotoSizes.Step(0.6, 50),
                        new PhotoSizes.Step(0.5, 50));
    }

    @Test
    void aPictureWhoseSidesAreTooLongBeginsAtTheLargestSizeThatFits() {
        assertThat(PhotoSizes.of(new ImageSize(7000, 5000))).first().isEqualTo(new PhotoSizes.Step(0.8, 95));
    }

    @Test
    void aPictureThatIsFarTooLargeIsNoPhoto() {
        assertThat(PhotoSizes.of(new ImageSize(15_000, 15_000))).isEmpty();
    }

    @Test
    void aPictureThatIsTooLongForItsOtherSideIsNoPhoto() {
        assertThat(PhotoSizes.of(new ImageSize(2100, 100))).isEmpty();
    }

    @Test
    void betterQualityIsASmallerQuantizer() {
        assertThat(PhotoSizes.of(new ImageSize(4000, 3000)))
                .filteredOn(step -> step.scale() == 1.0)
                .extracting(PhotoSizes.Step::quantizer)
                .isSorted();
    }

    @Test
    void theBestQuantizerIsNotBelowThatOfFfmpeg() {
        assertThat(new PhotoSizes.Step(1, 100).quantizer()).isEqualTo(1);
    }
}
