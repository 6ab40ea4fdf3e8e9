package dev.lull.coordinator.meter;

import dev.lull.common.ledger.Durability;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.media.MediaState;
import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.queue.UploadBacklog;
import dev.lull.common.role.RoleContext;
import dev.lull.common.task.UploadPriority;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What Kafka and Redis know of the whole installation. Each coordinator tells the same: take the greatest of them, not
 * the sum. A number that cannot be read is NaN.
 */
public final class InstallationMeters implements Service {

    private static final Duration QUEUE_AGE = Duration.ofSeconds(5);
    private static final Duration LEDGER_AGE = Duration.ofSeconds(15);

    private final MeterRegistry registry;
    private final Supplier<GateReading> gate;
    private final ExecutorService readers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "metrics-reader");
        thread.setDaemon(true);
        return thread;
    });

    /** @param gate the last reading, without any waiting */
    public InstallationMeters(RoleContext context, Supplier<GateReading> gate) {
        this.registry = context.metrics().registry();
        this.gate = gate;
        queue(context.queue(), context.clock());
        ledger(context.ledger(), context.clock());
    }

    private void queue(TaskQueue queue, Clock clock) {
        UploadBacklog uploads = queue.uploadBacklog();
        ConvertBacklog conversions = queue.convertBacklog();
        SharedReading<Waiting> waiting = new SharedReading<>(
                () -> new Waiting(uploads.byPriority(), conversions.read()), QUEUE_AGE, readers, clock);
        for (UploadPriority priority : UploadPriority.values()) {
            gauge("lull.upload.lag", waiting, each -> each.uploads().getOrDefault(priority, 0L))
                    .baseUnit("records")
                    .description("Upload records of the topic not yet done, those in hand included")
                    .tag("topic", priority.topic().topicName())
                    .register(registry);
        }
        gauge("lull.uploads.queued", waiting, Waiting::allUploads)
                .description("Records of all uploads not yet done, converted files included")
                .register(registry);
        gauge("lull.urgent.waiting", waiting, each -> each.conversions().urgent())
                .description("Preferred conversions not planned yet, and their units not done yet")
                .register(registry);
        gauge("lull.conversions.waiting", waiting, Waiting::otherConversions)
                .description("Other conversions not planned yet")
                .register(registry);
        gauge("lull.units.waiting", waiting, each -> each.conversions().units())
                .description("Their units not done yet, those in hand included")
                .register(registry);
        gauge("lull.runnable", waiting, each -> each.conversions().runnable(gate.get()))
                .description("What convert workers could do now: queued and in hand, 0 while the gate is shut")
                .register(registry);
    }

    private void ledger(Ledger ledger, Clock clock) {
        SharedReading<Long> quarantined = new SharedReading<>(
                () -> ledger.media().counts().in(MediaState.QUARANTINED), LEDGER_AGE, readers, clock);
        gauge("lull.quarantined", quarantined, Function.identity())
                .baseUnit("files")
                .description("Files in quarantine, which wait for a person")
                .register(registry);
        SharedReading<Durability> durability = new SharedReading<>(ledger::durability, LEDGER_AGE, readers, clock);
        for (Durability each : Durability.values()) {
            gauge("lull.redis.persistence", durability, now -> now == each ? 1 : 0)
                    .description("1 for what Redis has on its disk")
                    .tag("state", each.wireName())
                    .register(registry);
        }
    }

    private static <T> Gauge.Builder<Supplier<Number>> gauge(
            String name, SharedReading<T> reading, Function<T, ? extends Number> number) {
        return Gauge.builder(name, () -> reading.get().<Number>map(number).orElse(Double.NaN));
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }

    /** What the queue said of both kinds of work. */
    private record Waiting(Map<UploadPriority, Long> uploads, ConvertBacklog.Reading conversions) {

        long otherConversions() {
            return conversions.conversions() + conversions.low();
        }

        long allUploads() {
            return uploads.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
