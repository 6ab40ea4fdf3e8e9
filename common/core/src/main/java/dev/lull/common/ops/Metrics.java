package dev.lull.common.ops;

import dev.lull.common.media.MediaState;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateState;
import dev.lull.common.task.MediaEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What this process counts, in the Prometheus text format. Media are counted by the process that changed their state,
 * so the sum over all processes is the truth of the whole.
 */
public final class Metrics implements AutoCloseable {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Map<MediaState, Counter> media = new EnumMap<>(MediaState.class);

    public Metrics() {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        for (MediaState state : MediaState.values()) {
            media.put(
                    state,
                    Counter.builder("lull.media")
                            .description("Files that entered the state through this process")
                            .tag("state", state.wireName())
                            .register(registry));
        }
    }

    /** Counts a change of state; finished units are no change. */
    public void count(MediaEvent event) {
        Counter counter = media.get(event.state());
        if (event.unit() == null && counter != null) {
            counter.increment();
        }
    }

    /** Shows the gate: one series per state, 1 for the state it is in, and how many uploads keep it shut. */
    public Metrics gate(Supplier<GateReading> gate) {
        for (GateState state : GateState.values()) {
            Gauge.builder("lull.gate", () -> gate.get().state() == state ? 1 : 0)
                    .description("1 for the state the gate is in")
                    .tag("state", state.name())
                    .register(registry);
        }
        return gauge(
                "lull.uploads.waiting",
                "Upload records not yet done",
                () -> gate.get().waiting());
    }

    /** Shows a number that is read at each scrape; NaN while it cannot be read. */
    public Metrics gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
        return this;
    }

    String scrape() {
        return registry.scrape(CONTENT_TYPE);
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
