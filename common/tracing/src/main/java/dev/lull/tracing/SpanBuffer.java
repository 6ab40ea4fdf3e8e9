package dev.lull.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ended spans on their way to the exporter, at most {@value #MOST} of them. What comes while so many wait is lost: a
 * collector that is slow, or away, holds up no upload and no conversion.
 */
final class SpanBuffer implements SpanProcessor {

    static final int MOST = 8192;

    private static final Duration TOGETHER = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtomicInteger waiting;
    private final SpanProcessor batches;
    private final LostSpans lost;

    private SpanBuffer(AtomicInteger waiting, SpanProcessor batches, LostSpans lost) {
        this.waiting = waiting;
        this.batches = batches;
        this.lost = lost;
    }

    static SpanBuffer before(SpanExporter exporter, LostSpans lost) {
        AtomicInteger waiting = new AtomicInteger();
        SpanProcessor batches = BatchSpanProcessor.builder(new Leaving(exporter, waiting, lost))
                .setMaxQueueSize(MOST)
                .setScheduleDelay(TOGETHER)
                .setExporterTimeout(PATIENCE)
                .build();
        return new SpanBuffer(waiting, batches, lost);
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        batches.onStart(parent, span);
    }

    @Override
    public boolean isStartRequired() {
        return batches.isStartRequired();
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (waiting.incrementAndGet() > MOST) {
            waiting.decrementAndGet();
            lost.add(1, "more than " + MOST + " wait for the exporter");
        } else {
            batches.onEnd(span);
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode shutdown() {
        return batches.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
        return batches.forceFlush();
    }

    /** Counts what leaves the buffer, and what the exporter could not bring anywhere. */
    private record Leaving(SpanExporter exporter, AtomicInteger waiting, LostSpans lost) implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            int number = spans.size();
            waiting.addAndGet(-number);
            CompletableResultCode result = exporter.export(spans);
            return result.whenComplete(() -> {
                if (!result.isSuccess()) {
                    lost.add(number, reason(result.getFailureThrowable()));
                }
            });
        }

        private static String reason(@Nullable Throwable failure) {
            Throwable cause = failure;
            while (cause != null && !(cause instanceof IOException) && cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause == null ? "the exporter failed" : cause.toString();
        }

        @Override
        public CompletableResultCode flush() {
            return exporter.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return exporter.shutdown();
        }
    }
}
