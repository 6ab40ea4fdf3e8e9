package dev.lull.common.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the gate.
 *
 * @param state of its uploads, or of the first of the other reasons
 * @param waiting upload records that keep it shut; 0 when open or unknown
 * @param error why the lag is unknown; null otherwise
 * @param since when this state began
 * @param overdue whether it has been shut by its uploads, for whatever reasons, for longer than {@code gate.max-wait},
 *     and nothing else keeps it shut
 * @param others reasons beside the uploads
 */
public record GateReading(
        GateState state,
        long waiting,
        @Nullable String error,
        Instant since,
        boolean overdue,
        List<GateReason> others) {

    public GateReading {
        others = List.copyOf(others);
    }

    /** Of the uploads alone. */
    public GateReading(GateState state, long waiting, @Nullable String error, Instant since, boolean overdue) {
        this(state, waiting, error, since, overdue, List.of());
    }

    public boolean open() {
        return state == GateState.OPEN;
    }

    /** The same, with other reasons to be shut. */
    public GateReading with(List<GateReason> reasons) {
        if (reasons.isEmpty()) {
            return this;
        }
        GateReason first = reasons.get(0);
        return new GateReading(
                open() ? first.state() : state, waiting, error, open() ? first.since() : since, false, reasons);
    }

    /** Everything that keeps it shut: the uploads, then the others; none when it is open. */
    public List<GateReason> reasons() {
        List<GateReason> all = new ArrayList<>();
        if (shutByUploads()) {
            all.add(new GateReason(state, uploads(), since, null, GateReason.Course.AS_SET, false));
        }
        all.addAll(others);
        return all;
    }

    /** Whether uploads, or not knowing of them, keep it shut. */
    public boolean shutByUploads() {
        return state == GateState.CLOSED_UPLOADS_WAITING
                || state == GateState.CLOSED_NO_UPLOAD_WORKERS
                || state == GateState.CLOSED_UNKNOWN;
    }

    private String uploads() {
        return state == GateState.CLOSED_UNKNOWN ? String.valueOf(error) : Long.toString(waiting);
    }

    /** As in the logs: {@code OPEN}, {@code CLOSED_UPLOADS_WAITING(12)}, {@code CLOSED_UNKNOWN(no broker)}. */
    @Override
    public String toString() {
        return open()
                ? state.name()
                : String.join(", ", reasons().stream().map(GateReason::toString).toList());
    }
}
