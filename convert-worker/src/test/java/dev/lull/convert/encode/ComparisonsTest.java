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

        assertThat(read.shown().stream().toArray()).containsExactly(0, 3600);
        assertThat(read.rising()).isTrue();
        assertThat(read.ssim(2)).element(1).isEqualTo(OptionalDouble.of(0.985));
    }

    @Test
    void aFrameWithoutCounterpartDoesNotGetTheValueOfAnother() throws Exception {
        assertThat(read().ssim(3)).element(0).isEqualTo(OptionalDouble.empty());
        assertThat(read().ssim(3)).element(2).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void aFrameThatIsNotShownLaterIsSaid() throws Exception {
        Comparisons read = read("frame:0 pts:9 x\nshown=1\nframe:1 pts:9 x\nshown=1\nframe:2 pts:10 x\nshown=1\n");

        assertThat(read.rising()).isFalse();
        assertThat(read.shown().stream().toArray()).containsExactly(9);
    }

    private static Comparisons read() throws Exception {
        return read(PRINTED);
    }

    private static Comparisons read(String printed) throws Exception {
        return Comparisons.read(new ByteArrayInputStream(printed.getBytes(StandardCharsets.UTF_8)));
    }
}
