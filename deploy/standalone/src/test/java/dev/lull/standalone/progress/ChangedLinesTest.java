package dev.lull.standalone.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.testing.TickingClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedLinesTest {

    private final TickingClock clock = new TickingClock();
    private final StringWriter printed = new StringWriter();
    private final ChangedLines lines = new ChangedLines(new PrintWriter(printed), clock);

    private List<String> shown(SomeProgress progress) {
        printed.getBuffer().setLength(0);
        lines.show(progress.view());
        return printed.toString().lines().toList();
    }

    private static SomeProgress at(double percent) {
        return new SomeProgress().count("converting", 1).film("film.mkv", "dr.", percent, null, null);
    }

    @Test
    void allOfItIsPrintedFirstAndThenWhatChanged() {
        assertThat(shown(at(40))).hasSize(6).allMatch(line -> line.matches("[^\\p{Cntrl}]+"));
        clock.tick(Duration.ofSeconds(10));
        assertThat(shown(at(41))).containsExactly("film.mkv  █▁░  41 %");
        clock.tick(Duration.ofHours(1));
        assertThat(shown(at(41))).isEmpty();
    }

    @Test
    void itWaitsBetweenOneTimeAndTheNext() {
        shown(at(40));
        clock.tick(Duration.ofSeconds(9));
        assertThat(shown(at(41))).isEmpty();
        clock.tick(Duration.ofSeconds(1));
        assertThat(shown(at(42))).containsExactly("film.mkv  █▁░  42 %");
    }
}
