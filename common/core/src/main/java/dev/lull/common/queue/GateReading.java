package dev.lull.common.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the gate.
 *
 * @param waiting upload records that keep it shut; 0 when open or unknown
 * @param error why the lag is unknown; null otherwise
 * @param since when this state began
 * @param overdue whether it has been shut, for whatever reasons, for longer than {@code gate.max-wait}
 */
public record GateReading(
        GateState state, long waiting, @Nullable String error, Instant since, boolean overdue) {

    public boolean open() {
        return state == GateState.OPEN;
    }

    /** As in the logs: {@code OPEN}, {@code CLOSED_UPLOADS_WAITING(12)}, {@code CLOSED_UNKNOWN(no broker)}. */
    @Override
    public String toString() {
        return switch (state) {
            case OPEN -> state.name();
            case CLOSED_UPLOADS_WAITING, CLOSED_NO_UPLOAD_WORKERS -> state.name() + "(" + waiting + ")";
            case CLOSED_UNKNOWN -> state.name() + "(" + error + ")";
        };
    }
}
