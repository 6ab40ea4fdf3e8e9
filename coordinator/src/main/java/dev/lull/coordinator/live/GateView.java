package dev.lull.coordinator.live;

import dev.lull.common.ops.Addresses;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gate as callers see it.
 *
 * @param reasons all that keep it shut
 */
public record GateView(
        String state,
        boolean open,
        long waiting,
        @Nullable String error,
        Instant since,
        boolean overdue,
        List<ReasonView> reasons) {

    /** Without the addresses of servers. */
    public static GateView of(GateReading reading) {
        String error = reading.error();
        return new GateView(
                reading.state().name(),
                reading.open(),
                reading.waiting(),
                error == null ? null : Addresses.hidden(error),
                reading.since(),
                reading.overdue(),
                reading.reasons().stream().map(ReasonView::of).toList());
    }

    /**
     * Why it is shut.
     *
     * @param until when it ends by itself; null where that is not known
     */
    public record ReasonView(
            String state,
            String detail,
            Instant since,
            @Nullable Instant until) {

        static ReasonView of(GateReason reason) {
            return new ReasonView(
                    reason.state().name(), Addresses.hidden(reason.detail()), reason.since(), reason.until());
        }
    }
}
