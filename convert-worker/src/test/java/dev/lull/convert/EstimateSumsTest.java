package dev.lull.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateSumsTest {

    @Test
    void theWholeTakesWhatItsPartsTookAndItsSoundComesOnTop() {
        EstimateSums sums = new EstimateSums();
        sums.add(10, 5, 1_000_000);
        sums.add(10, 5, 1_000_000);
        sums.add(20, 10, 2_000_000);

        ConversionEstimate estimate = sums.of(3600, 128);

        assertThat(estimate.seconds()).isCloseTo(1800, within(0.001));
        assertThat(estimate.bytes()).isEqualTo(3600L * (100_000 + 16_000));
        assertThat(estimate.margin()).isEqualTo(0.1);
    }

    @Test
    void partsThatDifferMakeTheMarginWide() {
        EstimateSums sums = new EstimateSums();
        sums.add(10, 5, 1_000_000);
        sums.add(10, 5, 3_000_000);

        assertThat(sums.of(100, 0).margin()).isCloseTo(0.5, within(0.001));
        assertThat(sums.of(100, 0).bytes()).isEqualTo(20_000_000);
    }
}
