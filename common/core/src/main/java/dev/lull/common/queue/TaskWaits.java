package dev.lull.common.queue;

import dev.lull.common.task.Task;
import dev.lull.common.trace.Step;
import dev.lull.common.trace.Traces;
import java.time.Instant;

/** Tells in the traces of its files how long a task waited: in the queue, and of that, or after it, at a shut gate. */
record TaskWaits(Traces traces, Admission admission) {

    /** The task is handled for the first time now. */
    void over(InFlightTask<? extends Task> task, Instant now) {
        Publication published = task.delivery.published();
        if (traces.isOff() || published == null) {
            return;
        }
        for (String media : task.task().media()) {
            Step origin = traces.received(media, task.delivery.traceparent());
            inQueue(media, task, published);
            atGate(media, published.at(), now);
            origin.close();
        }
    }

    private void inQueue(String media, InFlightTask<? extends Task> task, Publication published) {
        traces.begin(media, "queue wait", earlier(published.at(), task.taken))
                .set("messaging.system", "kafka")
                .set("messaging.operation.type", "receive")
                .set("messaging.destination.name", published.topic())
                .set("lull.attempt", task.task().attempt())
                .closedAt(task.taken);
    }

    private void atGate(String media, Instant from, Instant to) {
        for (Refusal refusal : admission.refusals()) {
            Instant since = later(from, refusal.since());
            Instant until = refusal.until() == null ? to : earlier(refusal.until(), to);
            if (since.isBefore(until)) {
                traces.begin(media, "gate wait", since)
                        .set("lull.gate.reasons", refusal.reasons())
                        .closedAt(until);
            }
        }
    }

    /** The clock of the process that published may be ahead of ours. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
