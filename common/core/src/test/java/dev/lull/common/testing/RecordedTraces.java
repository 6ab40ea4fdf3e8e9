package dev.lull.common.testing;

import dev.lull.common.trace.TraceIds;
import dev.lull.common.trace.Traces;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the roles of a test told of files. */
public final class RecordedTraces {

    private final List<SpanData> spans = new CopyOnWriteArrayList<>();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .setIdGenerator(new Ids())
            .addSpanProcessor(SimpleSpanProcessor.create(new Exporter()))
            .build();

    /** Traces of all files, as this role tells them. */
    public Traces traces(String worker) {
        return new Traces(provider.get("tests"), 1, worker);
    }

    /** All spans that ended, in that order. */
    public List<SpanData> spans() {
        return List.copyOf(spans);
    }

    /** Those of this name. */
    public List<SpanData> spans(String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).toList();
    }

    /** The only one of this name. */
    public SpanData span(String name) {
        List<SpanData> all = spans(name);
        if (all.size() != 1) {
            throw new AssertionError("one span " + name + " expected: " + all);
        }
        return all.get(0);
    }

    private static final class Ids implements IdGenerator {

        @Override
        public String generateTraceId() {
            return Traces.beginning().map(TraceIds::trace).orElseGet(IdGenerator.random()::generateTraceId);
        }

        @Override
        public String generateSpanId() {
            return Traces.beginning().map(TraceIds::root).orElseGet(IdGenerator.random()::generateSpanId);
        }
    }

    private final class Exporter implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
