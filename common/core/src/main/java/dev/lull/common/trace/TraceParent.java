package dev.lull.common.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.jspecify.annotations.Nullable;

/** A place in a trace as W3C writes it: {@code 00-TRACE-SPAN-01}. */
final class TraceParent {

    private static final int TRACE = 3;
    private static final int SPAN = 36;
    private static final int FLAGS = 53;

    private TraceParent() {}

    static String of(SpanContext context) {
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }

    /** The place that is meant; one that is not valid when none is. */
    static SpanContext parse(@Nullable String text) {
        return text == null || text.length() < FLAGS
                ? SpanContext.getInvalid()
                : remote(text.substring(TRACE, SPAN - 1), text.substring(SPAN, FLAGS - 1));
    }

    /** A span of another process. */
    static SpanContext remote(String trace, String span) {
        return SpanContext.createFromRemoteParent(trace, span, TraceFlags.getSampled(), TraceState.getDefault());
    }
}
