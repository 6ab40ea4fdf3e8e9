package dev.lull.coordinator.web;

import dev.lull.common.ledger.SendBudget;
import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.UploadBacklog;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls about the lull itself: is it there, and what waits for it. */
final class StatusRoutes {

    private final Supplier<GateReading> gate;
    private final ConvertBacklog backlog;
    private final UploadBacklog uploads;
    private final SendBudget budget;
    private final String target;
    private final Supplier<Optional<String>> awaitedSources;

    StatusRoutes(
            Supplier<GateReading> gate,
            ConvertBacklog backlog,
            UploadBacklog uploads,
            SendBudget budget,
            String target,
            Supplier<Optional<String>> awaitedSources) {
        this.gate = gate;
        this.backlog = backlog;
        this.uploads = uploads;
        this.budget = budget;
        this.target = target;
        this.awaitedSources = awaitedSources;
    }

    void backlog(Context context) {
        GateReading now = gate.get();
        ConvertBacklog.Reading waiting = backlog.read();
        Responses.with(
                context,
                new BacklogView(
                        waiting.runnable(now),
                        waiting.urgent(),
                        waiting.conversions(),
                        waiting.low(),
                        waiting.units(),
                        now.open(),
                        uploads.read()));
    }

    void target(Context context) {
        Optional<SendBudget.Pause> pause = budget.pause(target);
        Responses.with(
                context,
                new TargetView(
                        target,
                        pause.isPresent(),
                        pause.map(each -> each.left().toMillis() / 1000.0).orElse(0.0),
                        Responses.hidden(pause.map(SendBudget.Pause::reason).orElse(null))));
    }

    void sources(Context context) {
        Optional<String> reason = awaitedSources.get();
        Responses.with(context, new SourcesView(reason.isPresent(), Responses.hidden(reason.orElse(null))));
    }

    /**
     * @param waits whether all uploads wait for it
     * @param secondsLeft until it is tried again
     */
    record TargetView(
            String target,
            boolean waits,
            double secondsLeft,
            @Nullable String reason) {}

    /** @param waits whether taking in waits for originals that are away */
    record SourcesView(boolean waits, @Nullable String reason) {}

    /**
     * @param runnable what convert workers could do now; what autoscaling reads: 0 while the gate is shut, and not
     *     overdue
     * @param urgent of preferred videos, to plan and units
     * @param conversions videos to plan, of neither high nor low priority
     * @param low videos to plan that make room for others
     * @param units of planned videos that are not preferred
     * @param uploads records of all uploads not yet done; what autoscaling of upload workers reads
     */
    record BacklogView(
            long runnable, long urgent, long conversions, long low, long units, boolean gateOpen, long uploads) {}
}
