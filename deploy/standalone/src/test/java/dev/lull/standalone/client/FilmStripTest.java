package dev.lull.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilmStripTest {

    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    @Test
    void eachSegmentIsABlockByItsState() {
        assertThat(FilmStrip.of("film.mkv", conversion(40, "done", "done", "running", "pending", "pending"), at(60)))
                .isEqualTo(
                        "  film.mkv                     ██▓░░                             40 %  about 1 min 30 s left");
    }

    @Test
    void aLongFilmFitsIntoTheSameStripAndNothingIsDoneThatIsNot() {
        String[] states = IntStream.range(0, 320)
                .mapToObj(i -> i < 155 ? "done" : i == 155 ? "running" : "pending")
                .toArray(String[]::new);

        String strip = FilmStrip.of("film.mkv", conversion(48, states), at(1)).replaceAll("[^█▓░]", "");

        assertThat(strip).hasSize(32).matches("█{15}▓░{16}");
    }

    @Test
    void aNameFromAHostileFileStaysInItsPlace() {
        assertThat(FilmStrip.of("\u001b[2Jvery long name of a film that was made.mkv", conversion(0), NINE))
                .startsWith("  \\u001b[2Jvery long name of …")
                .doesNotContain("\u001b", "left");
    }

    private static Instant at(long seconds) {
        return NINE.plusSeconds(seconds);
    }

    private static JsonNode conversion(double progress, String... states) {
        String units = IntStream.range(0, states.length)
                .mapToObj(i -> "{\"unit\": \"segment:%04d\", \"state\": \"%s\"}".formatted(i, states[i]))
                .collect(Collectors.joining(", ", "[", ", {\"unit\": \"audio\", \"state\": \"running\"}]"));
        return Json.read("{\"progress\": %s, \"started_at\": \"%s\", \"units\": %s}"
                .formatted(progress, NINE, states.length == 0 ? "[]" : units));
    }
}
