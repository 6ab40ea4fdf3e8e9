package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A film at work in one line: its name, its segments as blocks, how far it is, and how long it will take. */
final class FilmStrip {

    private static final int NAME = 28;
    private static final int BLOCKS = 32;
    private static final char DONE = '█';
    private static final char RUNNING = '▓';
    private static final char PENDING = '░';

    /** Before that much is done, nobody can tell how long the rest takes. */
    private static final double FIRST_PERCENT = 2;

    private FilmStrip() {}

    /** @param conversion as the API answers */
    static String of(String name, JsonNode conversion, Instant now) {
        double progress = conversion.path("progress").asDouble();
        String left = left(conversion, progress, now)
                .map(time -> "  about " + Amount.time(time) + " left")
                .orElse("");
        return String.format(
                Locale.ROOT,
                "  %-" + NAME + "s %s %3.0f %%%s",
                shortened(Printable.text(name)),
                blocks(conversion.path("units")),
                progress,
                left);
    }

    private static String shortened(String name) {
        return name.length() <= NAME ? name : name.substring(0, NAME - 1) + "…";
    }

    /** One for each segment, or for several where there are many: of these the one that is least far. */
    private static String blocks(JsonNode units) {
        List<Character> segments = new ArrayList<>();
        units.forEach(unit -> {
            if (unit.path("unit").asText().startsWith("segment:")) {
                segments.add(block(unit.path("state").asText()));
            }
        });
        StringBuilder strip = new StringBuilder();
        int width = Math.min(BLOCKS, segments.size());
        for (int i = 0; i < width; i++) {
            List<Character> part = segments.subList(i * segments.size() / width, (i + 1) * segments.size() / width);
            strip.append(part.contains(RUNNING) ? RUNNING : part.contains(PENDING) ? PENDING : DONE);
        }
        return String.format("%-" + BLOCKS + "s", strip);
    }

    private static char block(String state) {
        return switch (state) {
            case "done" -> DONE;
            case "running" -> RUNNING;
            default -> PENDING;
        };
    }

    private static Optional<Duration> left(JsonNode conversion, double progress, Instant now) {
        try {
            Duration since =
                    Duration.between(Instant.parse(conversion.path("started_at").asText()), now);
            return progress < FIRST_PERCENT
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis((long) (since.toMillis() * (100 - progress) / progress)));
        } catch (DateTimeParseException notBegun) {
            return Optional.empty();
        }
    }
}
