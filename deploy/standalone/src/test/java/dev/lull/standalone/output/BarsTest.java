package dev.lull.standalone.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.ConvertPriority;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarsTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Bars bars = new Bars(new PrintStream(printed, true, StandardCharsets.UTF_8), 80);

    @Test
    void beforeThereIsAnythingToCountALineSaysWhatIsWaitedFor() {
        assertThat(shown()).isEqualTo("starting Kafka, Redis and the workers …");

        bars.tick(submission(Map.of(), null), List.of());
        assertThat(shown()).isEqualTo("looking for files …");

        bars.close();
        assertThat(shown()).isEmpty();
        assertThat(all()).doesNotContain("0/0", "?");
    }

    @Test
    void barsTakeItsPlaceWithTheFirstFile() {
        bars.tick(submission(Map.of(MediaState.UPLOADED, 1L, MediaState.QUEUED, 2L), null), List.of());
        bars.close();

        assertThat(all()).contains("uploaded ", "1/3").doesNotContain("converted", "?");
    }

    @Test
    void theSecondBarIsForConversions() {
        bars.tick(submission(Map.of(MediaState.DEFERRED, 2L), null), List.of());
        bars.close();

        assertThat(all()).contains("uploaded ", "converted", "0/2").doesNotContain("?");
    }

    @Test
    void soTheyDoWhereThereIsNoneAtAll() {
        bars.tick(submission(Map.of(), Instant.EPOCH), List.of());
        bars.close();

        assertThat(all()).contains("uploaded ");
    }

    /** What stands in the line now. */
    private String shown() {
        String all = all();
        return all.substring(all.lastIndexOf("\u001b[2K") + 4);
    }

    private String all() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Submission submission(Map<MediaState, Long> counts, Instant dispatched) {
        return new Submission(
                "s",
                List.of("/media"),
                null,
                "/out",
                false,
                ConvertPriority.NORMAL,
                0,
                WalkPosition.START,
                counts,
                Instant.EPOCH,
                null,
                dispatched,
                null,
                null);
    }
}
