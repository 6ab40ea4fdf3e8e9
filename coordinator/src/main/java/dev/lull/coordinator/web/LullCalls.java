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
                        reading.state().name(), reading.open(), reading.waiting(), reading.error(), reading.since()));
    }

    void backlog(Context context) {
        boolean open = gate.get().open();
        ConvertBacklog.Reading reading = backlog.read();
        Answer.with(context, new BacklogView(open ? reading.total() : 0, reading.conversions(), reading.units(), open));
    }

    record GateView(
            String state,
            boolean open,
            long waiting,
            @Nullable String error,
            Instant since) {}

    /** @param runnable what convert workers could do now; what autoscaling reads: 0 while the gate is shut */
    record BacklogView(long runnable, long conversions, long units, boolean gateOpen) {}
}
