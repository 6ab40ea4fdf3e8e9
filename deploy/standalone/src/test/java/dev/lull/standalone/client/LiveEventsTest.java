package dev.lull.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveEventsTest {

    private static final String STATE =
            "{\"at\": \"2026-11-22T09:00:00Z\", \"version\": \"2\", \"lanes\": null, \"films\":"
                    + " {\"total\": 1, \"shown\": [{\"id\": \"f\", \"name\": \"film.mkv\", \"units\": 2, \"strip\": \"r.\","
                    + " \"running\": [{\"unit\": \"segment:0000\", \"cell\": 0, \"worker\": \"w\", \"fraction\": 0.5, \"since\":"
                    + " null}], \"progress\": 25.0, \"speed\": null, \"eta_seconds\": 14, \"of_a_newer_coordinator\": {}}]},"
                    + " \"gate\": {\"open\": false, \"since\": \"2026-11-22T08:00:00Z\", \"reasons\": []}}";

    @Test
    void aSectionThatChangedTakesThePlaceOfTheOldOne() {
        try (LiveEvents events = new LiveEvents(Stream.of(
                ":",
                "",
                "event: state",
                "data: " + STATE,
                "",
                ":",
                "",
                "event: gate",
                "data: {\"open\": true, \"since\": \"2026-11-22T09:00:01Z\", \"reasons\": []}",
                ""))) {
            assertThat(events.next()).isTrue();
            assertThat(events.state().gate().open()).isFalse();
            assertThat(events.next()).as("it is still there").isTrue();
            assertThat(events.next()).isTrue();
            assertThat(events.state().gate().open()).isTrue();
            assertThat(events.state().films().shown().get(0).running().get(0).fraction())
                    .isEqualTo(0.5);
            assertThat(events.state().films().shown().get(0).etaSeconds()).isEqualTo(14);
            assertThat(events.next()).isFalse();
        }
    }

    @Test
    void aConnectionThatBreaksOffIsTheEndOfIt() {
        Stream<String> broken = Stream.concat(Stream.of("event: state", "data: " + STATE), Stream.generate(() -> {
            throw new UncheckedIOException(new IOException("reset"));
        }));
        try (LiveEvents events = new LiveEvents(broken)) {
            assertThat(events.next()).isTrue();
            assertThat(events.next()).isFalse();
        }
    }
}
