package dev.lull.common.ops;

import dev.lull.common.media.MediaState;
import dev.lull.common.task.MediaEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/**
 * What this process counts, in the Prometheus text format; docs/metrics.md lists it. Here are the numbers of the
 * process itself, and the files it moved; what a role counts it registers beside what it does. Media are counted by the
 * process that changed their state, so the sum over all processes is the truth of the whole.
 */
public final class Metrics implements AutoCloseable {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Labels of ready binders that have a value for each machine, folder or client. */
    private static final String[] UNBOUNDED = {"path", "client.id", "kafka.version"};

    /** Prometheus wants seconds, and there is the share that is used. */
    private static final String IN_NANOSECONDS = "process.cpu.time";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Map<MediaState, Counter> media = new EnumMap<>(MediaState.class);

    public Metrics() {
        registry.config()
                .meterFilter(MeterFilter.ignoreTags(UNBOUNDED))
                .meterFilter(MeterFilter.denyNameStartsWith(IN_NANOSECONDS))
                .meterFilter(KafkaClientNumbers.filter());
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
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

    /** Where the parts of this process register what they count. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Counts a change of state; finished units are no change. */
    public void count(MediaEvent event) {
        Counter counter = media.get(event.state());
        if (event.unit() == null && counter != null) {
            counter.increment();
        }
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
