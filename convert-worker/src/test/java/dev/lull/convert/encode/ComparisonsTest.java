package dev.lull.convert.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonsTest {

    private static final String PRINTED = """
            frame:0    pts:0       pts_time:0
            shown=1
            frame:0    pts:0       pts_time:0
            lavfi.ssim.Y=0.99
            lavfi.ssim.All=0.985000
            pair=1
            frame:1    pts:3600    pts_time:0.04
            shown=1
            frame:0    pts:0       pts_time:0
            pair=0
            """;

    @Test
    void framesAndPairsAreToldApart() throws Exception {
        Comparisons read = read();

        assertThat(read.shown()).containsExactly(0L, 3600L);
        assertThat(read.ssim(2)).element(1).isEqualTo(OptionalDouble.of(0.985));
    }

    @Test
    void aFrameWithoutCounterpartDoesNotGetTheValueOfAnother() throws Exception {
        assertThat(read().ssim(3)).element(0).isEqualTo(OptionalDouble.empty());
        assertThat(read().ssim(3)).element(2).isEqualTo(OptionalDouble.empty());
    }

    private static Comparisons read() throws Exception {
        return Comparisons.read(new ByteArrayInputStream(PRINTED.getBytes(StandardCharsets.UTF_8)));
    }
}
