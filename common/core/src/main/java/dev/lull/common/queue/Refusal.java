package dev.lull.common.queue;

import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a loop would have worked and the gate was shut.
 *
 * @param until null while it lasts
 * @param reasons the states that the gate had as it began
 */
public record Refusal(Instant since, @Nullable Instant until, String reasons) {

    /** One that begins at this reading. */
    public static Refusal from(Instant since, GateReading reading) {
        return new Refusal(since, null, reasons(reading));
    }

    public Refusal endedAt(Instant end) {
        return new Refusal(since, end, reasons);
    }

    /** The words for its reasons of which there are few, joined by commas. */
    public static String reasons(GateReading reading) {
        return reading.reasons().stream()
                .map(reason -> reason.state().name())
                .distinct()
                .collect(Collectors.joining(","));
    }
}
