package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private static final Fields UPPER_FIRST = new Fields(58, 0, 2, 1);
    private static final Fields LOWER_FIRST = new Fields(0, 60, 0, 1);
    private static final Fields WHOLE = new Fields(0, 0, 60, 1);
    private static final Fields STILL = new Fields(9, 0, 0, 52);
    private static final Fields FINE_PATTERN = new Fields(42, 19, 0, 0);

    @Test
    void whatMostSamplesShowIsTheOrder() {
        assertThat(Fields.order(List.of(UPPER_FIRST, UPPER_FIRST, WHOLE))).contains("tt");
        assertThat(Fields.order(List.of(LOWER_FIRST, STILL, LOWER_FIRST))).contains("bb");
    }

    @Test
    void wholeFramesAndStillOnesHaveNone() {
        assertThat(Fields.order(List.of(WHOLE, WHOLE, UPPER_FIRST))).isEmpty();
        assertThat(Fields.order(List.of(STILL, STILL, UPPER_FIRST))).isEmpty();
    }

    @Test
    void fineMovingPatternsAreNotTakenForFields() {
        assertThat(Fields.order(List.of(FINE_PATTERN, FINE_PATTERN, FINE_PATTERN)))
                .isEmpty();
        assertThat(Fields.order(List.of(UPPER_FIRST, UPPER_FIRST, LOWER_FIRST))).isEmpty();
    }
}
