package dev.lull.common.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateChangeTest {

    @Test
    void aReasonStaysOneLine() {
        StateChange change = StateChange.to(MediaState.QUARANTINED).because(" moov atom not found \r\n  at byte 12\n");

        assertThat(change.facts()).isEqualTo(Map.of(MediaField.REASON, "moov atom not found at byte 12"));
    }

    @Test
    void factsAreWrittenAsText() {
        StateChange change = StateChange.to(MediaState.UPLOADED)
                .with(MediaField.UPLOADED_AT, Instant.parse("2026-11-22T09:00:00Z"))
                .with(MediaField.SIZE, 12L)
                .with(MediaField.COMPATIBLE, true);

        assertThat(change.facts())
                .isEqualTo(Map.of(
                        MediaField.UPLOADED_AT, "2026-11-22T09:00:00Z",
                        MediaField.SIZE, "12",
                        MediaField.COMPATIBLE, "true"));
    }
}
