package dev.lull.standalone.client;

import dev.lull.coordinator.live.GateView;
import dev.lull.coordinator.live.GateView.ReasonView;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The gate in one line: open or closed, for which reasons, since when and until when. */
public final class GateWords {

    private GateWords() {}

    /**
     * The line.
     *
     * @param time how a time is written
     */
    public static String of(GateView gate, Function<Instant, String> time) {
        if (gate.open()) {
            return "open: no upload waits (since " + time.apply(gate.since()) + ")";
        }
        return gate.reasons().stream()
                        .map(reason -> reason(reason, time))
                        .collect(Collectors.joining("; ", "closed: ", ""))
                + (gate.overdue()
                        ? "; shut for longer than gate.max-wait, so every convert worker does one unit all the same"
                        : "");
    }

    private static String reason(ReasonView reason, Function<Instant, String> time) {
        Instant end = reason.until();
        String until = end == null ? "" : ", until " + time.apply(end);
        return words(reason.state(), Printable.text(reason.detail())) + " (since " + time.apply(reason.since()) + until
                + ")";
    }

    private static String words(String state, String detail) {
        return switch (state) {
            case "CLOSED_UPLOADS_WAITING" ->
                detail.equals("0") ? "the last upload has just gone" : detail + " uploads wait";
            case "CLOSED_NO_UPLOAD_WORKERS" -> detail + " uploads wait and no upload worker runs";
            case "CLOSED_PAUSED" -> "paused " + detail;
            case "CLOSED_SCHEDULE" -> "outside of gate.schedule";
            case "CLOSED_PROBE" -> "probe " + detail;
            case "CLOSED_BATTERY" -> "on battery";
            default -> "unknown, " + detail;
        };
    }
}
