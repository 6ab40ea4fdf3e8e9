package dev.lull.standalone;

import dev.lull.common.gate.Gate;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.lifecycle.ServiceStack;
import dev.lull.common.ops.Metrics;
import dev.lull.common.queue.ObservedQueue;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.Settings;
import dev.lull.common.task.MediaEvent;
import dev.lull.kafka.KafkaQueue;
import dev.lull.redis.RedisLedger;
import dev.lull.s3.store.Storage;
import dev.lull.tracing.Tracing;
import java.time.Clock;
import java.util.function.Consumer;

/** Connects a process to Kafka, Redis and the store, for all roles in it. */
final class ProcessConnections {

    private ProcessConnections() {}

    /**
     * Opens them; none of them need answer yet.
     *
     * @param services closes what was opened
     * @param events is told of every event of this process, by the threads that made it happen; must return immediately
     */
    static RoleContext open(Settings settings, ServiceStack services, Consumer<MediaEvent> events) {
        String name = WorkerName.of(settings);
        Clock clock = Clock.systemUTC();
        Tracing tracing = services.closing(Tracing.of(settings, name));
        Metrics metrics = services.closing(new Metrics());
        tracing.bindTo(metrics.registry());
        KafkaQueue kafka = new KafkaQueue(settings, name, clock);
        kafka.bindTo(metrics.registry());
        Consumer<MediaEvent> counted = metrics::count;
        TaskQueue queue = services.closing(new ObservedQueue(kafka, counted.andThen(events)));
        Ledger ledger = services.closing(new RedisLedger(settings));
        Gate gate = services.closing(Gate.of(queue.uploadGate(), ledger.pauses(), settings, clock));
        Storage storage = services.closing(Storage.open(settings));
        return new RoleContext(
                settings,
                queue,
                ledger,
                gate,
                storage.store(),
                storage.sources(),
                name,
                clock,
                metrics,
                ReadinessChecks.of(clock, queue, ledger, storage),
                tracing.traces());
    }
}
