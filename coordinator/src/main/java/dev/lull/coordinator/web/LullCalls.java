package dev.lull.coordinator.web;

import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.GateReading;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls about the lull itself: is it there, and what waits for it. */
final class LullCalls {

    private final Supplier<GateReading> gate;
    private final ConvertBacklog backlog;

    LullCalls(Supplier<GateReading> gate, ConvertBacklog backlog) {
        this.gate = gate;
        this.backlog = backlog;
    }

    void gate(Context context) {
        GateReading reading = gate.get();
        Answer.with(
                context,
                new GateView(
                        reading.state().name(),
                        reading.open(),
                        reading.waiting(),
                        reading.error(),
                        reading.since(),
                        reading.overdue()));
    }

    void backlog(Context context) {
        GateReading now = gate.get();
        ConvertBacklog.Reading waiting = backlog.read();
        Answer.with(
                context, new BacklogView(runnable(now, waiting), waiting.conversions(), waiting.units(), now.open()));
    }

    /** One worker is enough for the one unit that a shut gate lets through. */
    private static long runnable(GateReading gate, ConvertBacklog.Reading waiting) {
        if (gate.open()) {
            return waiting.total();
        }
        return gate.overdue() ? Math.min(1, waiting.total()) : 0;
    }

    record GateView(
            String state,
            boolean open,
            long waiting,
            @Nullable String error,
            Instant since,
            boolean overdue) {}

    /**
     * @param runnable what convert workers could do now; what autoscaling reads: 0 while the gate is shut, and not
     *     overdue
     */
    record BacklogView(long runnable, long conversions, long units, boolean gateOpen) {}
}
