package dev.lull.tracing;

import dev.lull.common.settings.Settings;
import dev.lull.common.settings.TracingSettings;
import dev.lull.common.trace.Traces;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** The traces of a process: exported as its settings say, and by default not told at all. */
public final class Tracing implements AutoCloseable {

    private final @Nullable SpanExport export;

    private Tracing(@Nullable SpanExport export) {
        this.export = export;
    }

    /**
     * As settings say. Without an exporter no class of the SDK is loaded.
     *
     * @param process its name in the traces
     * @throws dev.lull.common.settings.SettingsException when what the exporter needs is not set
     */
    public static Tracing of(Settings settings, String process) {
        boolean off = settings.get(TracingSettings.EXPORTER).equals("none");
        return new Tracing(off ? null : SpanExport.of(settings, process));
    }

    public Traces traces() {
        return export == null ? Traces.OFF : export.traces();
    }

    /** Has the registry tell how many spans were lost. */
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("lull.spans.lost", this, Tracing::lost)
                .description("Spans of traces that were not exported")
                .register(registry);
    }

    private double lost() {
        return export == null ? 0 : export.lost();
    }

    /** Exports what is left, for as long as a stop may take for it. */
    @Override
    public void close() {
        if (export != null) {
            export.close();
        }
    }
}
