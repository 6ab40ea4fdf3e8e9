package dev.lull.coordinator.web;

import dev.lull.common.ledger.PauseLedger;
import dev.lull.common.queue.GateReading;
import dev.lull.coordinator.live.GateView;
import io.javalin.http.Context;
import java.util.function.Supplier;

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
        Responses.with(context, GateView.of(reading));
    }
}
