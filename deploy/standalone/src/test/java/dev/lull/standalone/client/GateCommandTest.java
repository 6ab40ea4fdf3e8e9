package dev.lull.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ops.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateCommandTest {

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
        assertThat(GateCommand.words(Json.read(closed(false, reason(state, detail, null)))))
                .isEqualTo(words);
    }

    @Test
    void anOpenGateIsSaidToBeOpen() {
        assertThat(GateCommand.words(Json.read("{\"open\": true, \"since\": \"today\", \"reasons\": []}")))
                .isEqualTo("open: no upload waits (since today)");
    }

    @Test
    void allReasonsAreSaidWithTheirEnds() {
        String gate = closed(
                false, reason("CLOSED_PAUSED", "by anna", "tonight") + ", " + reason("CLOSED_BATTERY", "x", null));

        assertThat(GateCommand.words(Json.read(gate)))
                .isEqualTo("closed: paused by anna (since today, until tonight); on battery (since today)");
    }

    @Test
    void anOverdueGateIsSaidToLetOneUnitThrough() {
        assertThat(GateCommand.words(Json.read(closed(true, reason("CLOSED_UPLOADS_WAITING", "1", null)))))
                .endsWith(
                        "(since today); shut for longer than gate.max-wait, so every convert worker does one unit all "
                                + "the same");
    }

    private static String closed(boolean overdue, String reasons) {
        return "{\"open\": false, \"since\": \"today\", \"overdue\": " + overdue + ", \"reasons\": [" + reasons + "]}";
    }

    private static String reason(String state, String detail, @Nullable String until) {
        String end = until == null ? "null" : "\"" + until + "\"";
        return "{\"state\": \"" + state + "\", \"detail\": \"" + detail + "\", \"since\": \"today\", \"until\": " + end
                + "}";
    }
}
