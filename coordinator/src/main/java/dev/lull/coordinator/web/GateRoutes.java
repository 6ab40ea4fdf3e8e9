package dev.lull.coordinator.web;

import dev.lull.common.ledger.PauseLedger;
import dev.lull.common.ops.Addresses;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateReason;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls about the gate: what keeps it shut, and a pause for all conversions. */
final class GateRoutes {

    private final Function<Duration, GateReading> gate;
    private final PauseLedger pauses;

    /** @param gate reads the gate, by the greatest age accepted */
    GateRoutes(Function<Duration, GateReading> gate, PauseLedger pauses) {
        this.gate = gate;
        this.pauses = pauses;
    }

    void gate(Context context) {
        answer(context, gate.apply(GateReading.ANY_AGE));
    }

    void pause(Context context) {
        PauseRequest request = PauseRequest.of(context);
        pauses.begin(request.by(), request.drain(), request.length());
        answer(context, gate.apply(Duration.ZERO));
    }

    void resume(Context context) {
        QueryParams.json(context);
        pauses.end();
        answer(context, gate.apply(Duration.ZERO));
    }

    private static void answer(Context context, GateReading reading) {
        Responses.with(
                context,
                new GateView(
                        reading.state().name(),
                        reading.open(),
                        reading.waiting(),
                        hidden(reading.error()),
                        reading.since(),
                        reading.overdue(),
                        reading.reasons().stream().map(GateRoutes::view).toList()));
    }

    private static ReasonView view(GateReason reason) {
        return new ReasonView(
                reason.state().name(), String.valueOf(hidden(reason.detail())), reason.since(), reason.until());
    }

    private static @Nullable String hidden(@Nullable String text) {
        return text == null ? null : Addresses.hidden(text);
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
