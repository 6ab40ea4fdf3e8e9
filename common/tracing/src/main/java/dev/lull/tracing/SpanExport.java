package dev.lull.tracing;

import dev.lull.common.ops.BuildVersion;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.TracingSettings;
import dev.lull.common.trace.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** OpenTelemetry's SDK, put together: what ended is exported by a thread of its own, and nobody waits for it. */
final class SpanExport implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Long enough for a collector that answers; what is lost with one that does not, is lost. */
    private static final Duration STOPPING = Duration.ofSeconds(3);

    private static final int LONGEST_TEXT = 512;

    /** The SDK writes to stderr about each batch it could not export, where progress is drawn; we say it in our log. */
    private static final Logger SDK = Logger.getLogger("io.opentelemetry");

    private final SdkTracerProvider provider;
    private final LostSpans lost;
    private final Traces traces;

    private SpanExport(SdkTracerProvider provider, LostSpans lost, double ratio, String process) {
        this.provider = provider;
        this.lost = lost;
        this.traces = new Traces(provider.get("dev.lull", BuildVersion.text()), ratio, process);
    }

    static SpanExport of(Settings settings, String process) {
        SpanExporter exporter = settings.get(TracingSettings.EXPORTER).equals("file") ? file(settings) : otlp(settings);
        return of(exporter, settings.get(TracingSettings.PERCENT) / 100.0, process);
    }

    static SpanExport of(SpanExporter exporter, double ratio, String process) {
        SDK.setLevel(Level.OFF);
        LostSpans lost = new LostSpans(Clock.systemUTC());
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(resource(process))
                .setIdGenerator(new MediaIdGenerator())
                // which files have a trace is decided before a span begins
                .setSampler(Sampler.alwaysOn())
                .setSpanLimits(SpanLimits.builder()
                        .setMaxAttributeValueLength(LONGEST_TEXT)
                        .build())
                .addSpanProcessor(SpanBuffer.before(exporter, lost))
                .build();
        return new SpanExport(provider, lost, ratio, process);
    }

    private static Resource resource(String process) {
        return Resource.create(Attributes.of(
                AttributeKey.stringKey("service.name"),
                "lull",
                AttributeKey.stringKey("service.version"),
                BuildVersion.text(),
                AttributeKey.stringKey("service.instance.id"),
                process));
    }

    private static SpanExporter file(Settings settings) {
        String file = settings.find(TracingSettings.FILE)
                .filter(path -> Path.of(path).isAbsolute())
                .orElseThrow(() -> new SettingsException(
                        List.of(TracingSettings.FILE.key() + ": must be an absolute path for tracing.exporter=file")));
        return new JsonLinesExporter(Path.of(file));
    }

    private static SpanExporter otlp(Settings settings) {
        OtlpHttpSpanExporterBuilder otlp = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.get(TracingSettings.OTLP_ENDPOINT))
                .setConnectTimeout(PATIENCE)
                .setTimeout(PATIENCE);
        settings.find(TracingSettings.OTLP_HEADERS).ifPresent(headers -> headers.forEach(otlp::addHeader));
        return otlp.build();
    }

    Traces traces() {
        return traces;
    }

    /** Spans that were not exported, since the start. */
    long lost() {
        return lost.total();
    }

    @Override
    public void close() {
        provider.shutdown().join(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
    }
}
