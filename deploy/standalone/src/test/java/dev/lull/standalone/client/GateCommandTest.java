package dev.lull.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ops.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPEN                     | 0  |         | open: no upload waits (since today)",
                "CLOSED_UPLOADS_WAITING   | 12 |         | closed: 12 uploads wait (since today)",
                "CLOSED_UPLOADS_WAITING   | 0  |         | closed: the last upload has just gone (since today)",
                "CLOSED_NO_UPLOAD_WORKERS | 3  |         | closed: 3 uploads wait and no upload worker runs (since today)",
                "CLOSED_UNKNOWN           | 0  | no Kafka | closed: unknown, no Kafka (since today)",
            })
    void everyStateIsSaidInWords(String state, long waiting, String error, String words) {
        assertThat(GateCommand.words(Json.read(answer(state, waiting, error, false))))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"CLOSED_UPLOADS_WAITING", "CLOSED_NO_UPLOAD_WORKERS", "CLOSED_UNKNOWN"})
    void anOverdueGateIsSaidToLetOneUnitThrough(String state) {
        assertThat(GateCommand.words(Json.read(answer(state, 1, "no Kafka", true))))
                .endsWith(
                        "(since today); shut for longer than gate.max-wait, so every convert worker does one unit all "
                                + "the same");
    }

    private static String answer(String state, long waiting, String error, boolean overdue) {
        String quoted = error == null ? "null" : "\"" + error + "\"";
        return "{\"state\": \"" + state + "\", \"waiting\": " + waiting + ", \"error\": " + quoted
                + ", \"since\": \"today\", \"overdue\": " + overdue + "}";
    }
}
