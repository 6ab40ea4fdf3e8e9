package dev.lull.convert.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void theReportOfFfmpegIsReadAsFarAsItIsKnown() {
        assertThat(read("frame=250", "fps=0.00", "total_size=4096", "out_time_us=10000000", "progress=continue"))
                .isEqualTo(new Progress(10, 250, 4096));
    }

    @Test
    void unknownValuesAndBrokenLinesChangeNothing() {
        assertThat(read(
                        "out_time_us=2000000",
                        "out_time_us=N/A",
                        "out_time_us=9223372036854775807",
                        "out_time_us=9223372036852775807",
                        "total_size=N/A",
                        "",
                        "frame",
                        "=",
                        "frame=x"))
                .isEqualTo(new Progress(2, 0, 0));
    }

    @Test
    void timeDoesNotRunBackwards() {
        assertThat(read("out_time_us=2000000", "out_time_us=-46000").seconds()).isEqualTo(2);
    }

    private static Progress read(String... lines) {
        Progress progress = Progress.NONE;
        for (String line : List.of(lines)) {
            progress = progress.after(line);
        }
        return progress;
    }
}
