package dev.lull.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.lifecycle.UnreadableEntry;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {

    @ParameterizedTest
    @CsvSource({
        "paths, -1",
        "paths, 2000000000",
        "paths, many",
        "paths, 2",
        "path:0,",
        "started, yesterday",
        "checkpoint, 7",
        "checkpoint, x y",
        "count:uploaded, 1e3"
    })
    void aSubmissionThatWasWrittenByHandIsNamedWithItsKey(String field, String text) {
        Map<String, String> texts = new HashMap<>(
                Map.of("paths", "1", "path:0", "/a", "target", "/out", "started", "2026-11-22T09:00:00Z"));
        if (text == null) {
            texts.remove(field);
        } else {
            texts.put(field, text);
        }
        Fields head = new Fields("lull:submission:s", texts);

        assertThatThrownBy(() -> {
                    SubmissionHash.pathFields(head);
                    head.as(known -> SubmissionHash.read("s", known, head));
                })
                .isInstanceOf(UnreadableEntry.class)
                .hasMessageContaining("lull:submission:s");
    }

    @ParameterizedTest
    @CsvSource({
        "cuts, 0 7 9",
        "cuts, 0 x",
        "status, resting",
        "progress, half",
        "retry_count, -",
        "segment:0000, running",
        "segment:0000, done",
        "plan, sideways",
        "lost, [",
        "duration, long",
        "last_updated, now"
    })
    void aConversionThatWasWrittenByHandIsNamedWithItsKey(String field, String text) {
        Map<String, String> texts = checkpoint();
        texts.put(field, text);

        assertThatThrownBy(() -> ConversionHash.find("c", new Fields("lull:conversion:c", texts)))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessageContaining("lull:conversion:c");
    }

    /** As the version before wrote it. */
    private static Map<String, String> checkpoint() {
        return new HashMap<>(Map.of(
                "file_path",
                "/a",
                "status",
                "in_progress",
                "progress",
                "0",
                "last_updated",
                "2026-11-22T09:00:00Z",
                "plan",
                "full",
                "cuts",
                "0",
                "fingerprint",
                "f",
                "reason",
                "r",
                "output_path",
                "o",
                "segment:0000",
                "pending"));
    }

    @Test
    void ofAPlanThatAnEarlierVersionWroteTheLengthIsNotKnown() {
        Conversion read = ConversionHash.find("c", new Fields("lull:conversion:c", checkpoint()))
                .orElseThrow();

        assertThat(requireNonNull(read.plan()).content().duration()).isZero();
    }

    @Test
    void aKeyThatHoldsNoHashAnswersNoQuestion() {
        UnreadableEntry foreign = new UnreadableEntry("lull:media:m: WRONGTYPE");

        assertThatThrownBy(() -> MediaHash.find("m", Fields.unreadable("lull:media:m", foreign)))
                .isSameAs(foreign);
    }

    @Test
    void aUnitOfAPlanThatIsKnownReadsFiveFieldsOfItsCheckpoint() {
        assertThat(ConversionHash.COURSE.size() + ConversionHash.COUNTS.size()).isLessThanOrEqualTo(5);
    }
}
