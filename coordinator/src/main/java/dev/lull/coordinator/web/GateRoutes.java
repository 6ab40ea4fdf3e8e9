package dev.lull.coordinator.web;

import dev.lull.common.ledger.PauseLedger;
import dev.lull.common.ops.Addresses;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateReason;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls about the gate: what keeps it shut, and a pause for all conversions. */
final class GateRoutes {

    private final Supplier<GateReading> last;
    private final Supplier<GateReading> now;
    private final PauseLedger pauses;

    GateRoutes(Supplier<GateReading> last, Supplier<GateReading> now, PauseLedger pauses) {
        this.last = last;
        this.now = now;
        this.pauses = pauses;
    }

    void gate(Context context) {
        answer(context, last.get());
    }

    void pause(Context context) {
        PauseRequest request = PauseRequest.of(context);
        pauses.begin(request.by(), request.drain(), request.length());
        answer(context, now.get());
    }

    void resume(Context context) {
        QueryParams.json(context);
        pauses.end();
        answer(context, now.get());
    }

    private static void answer(Context context, GateReading reading) {
        Responses.with(
                context,
                new GateView(
                        reading.state().name(),
                        reading.open(),
                        reading.waiting(),
                        Responses.hidden(reading.error()),
                        reading.since(),
                        reading.overdue(),
                        reading.reasons().stream().map(GateRoutes::view).toList()));
    }

    private static ReasonView view(GateReason reason) {
        return new ReasonView(reason.state().name(), Addresses.hidden(reason.detail()), reason.since(), reason.until());
    }

    /** @param reasons all that keep it shut */
    record GateView(
            String state,
            boolean open,
            long waiting,
            @Nullable String error,
            Instant since,
            boolean overdue,
            List<ReasonView> reasons) {}

    /** @param until when it ends by itself; null where that is not known */
    record ReasonView(
            String state,
            String detail,
            Instant since,
            @Nullable Instant until) {}
}
