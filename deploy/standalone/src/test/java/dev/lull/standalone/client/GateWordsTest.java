package dev.lull.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.coordinator.live.GateView;
import dev.lull.coordinator.live.GateView.ReasonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateWordsTest {

    private static final Instant TODAY = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant TONIGHT = Instant.parse("2026-11-22T20:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLOSED_UPLOADS_WAITING   | 12       | closed: 12 uploads wait (since today)",
                "CLOSED_UPLOADS_WAITING   | 0        | closed: the last upload has just gone (since today)",
                "CLOSED_NO_UPLOAD_WORKERS | 3        | closed: 3 uploads wait and no upload worker runs (since today)",
                "CLOSED_UNKNOWN           | no Kafka | closed: unknown, no Kafka (since today)",
                "CLOSED_PAUSED            | by anna  | closed: paused by anna (since today)",
                "CLOSED_SCHEDULE          | x        | closed: outside of gate.schedule (since today)",
                "CLOSED_PROBE             | plex: no | closed: probe plex: no (since today)",
                "CLOSED_BATTERY           | x        | closed: on battery (since today)",
            })
    void everyReasonIsSaidInWords(String state, String detail, String words) {
        assertThat(words(closed(reason(state, detail, null)))).isEqualTo(words);
    }

    @Test
    void anOpenGateIsSaidToBeOpen() {
        assertThat(words(new GateView("OPEN", true, 0, null, TODAY, false, List.of())))
                .isEqualTo("open: no upload waits (since today)");
    }

    @Test
    void allReasonsAreSaidWithTheirEnds() {
        GateView gate = closed(reason("CLOSED_PAUSED", "by anna", TONIGHT), reason("CLOSED_BATTERY", "x", null));

        assertThat(words(gate))
                .isEqualTo("closed: paused by anna (since today, until tonight); on battery (since today)");
    }

    @Test
    void anOverdueGateIsSaidToLetOneUnitThrough() {
        ReasonView waiting = reason("CLOSED_UPLOADS_WAITING", "1", null);

        assertThat(words(new GateView(waiting.state(), false, 1, null, TODAY, true, List.of(waiting))))
                .endsWith(
                        "(since today); shut for longer than gate.max-wait, so every convert worker does one unit all "
                                + "the same");
    }

    private static String words(GateView gate) {
        return GateWords.of(gate, time -> time.equals(TODAY) ? "today" : "tonight");
    }

    private static GateView closed(ReasonView... reasons) {
        return new GateView(reasons[0].state(), false, 0, null, TODAY, false, List.of(reasons));
    }

    private static ReasonView reason(String state, String detail, @Nullable Instant until) {
        return new ReasonView(state, detail, TODAY, until);
    }
}
