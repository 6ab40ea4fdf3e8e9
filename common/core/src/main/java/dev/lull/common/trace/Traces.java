package dev.lull.common.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The traces of files as one role tells them: one for each file, over all processes. Its id follows from that of the
 * file, so that a worker that takes over, or a coordinator that was started again, goes on with the same one. A step
 * descends from the one this thread is in, or from the one that published the record it works on; where neither is
 * known, or is of another file, from the first of its trace.
 */
public final class Traces {

    /** No traces: whatever is asked of it does nothing. */
    public static final Traces OFF = new Traces(TracerProvider.noop().get(""), 0, "");

    private static final ContextKey<Traces> TELLS = ContextKey.named("lull-traces");
    private static final ContextKey<String> BEGINS = ContextKey.named("lull-trace-begins");

    private static final int HEX = 16;
    private static final int HALF = 16;

    private final Tracer tracer;
    private final double ratio;
    private final String worker;

    /**
     * Traces that are told.
     *
     * @param tracer gives a span that begins a trace the ids of the file which {@link #beginning} says
     * @param ratio which part of all files has a trace, 0 to 1; of the same ratio every process makes the same choice
     * @param worker the role that tells
     */
    public Traces(Tracer tracer, double ratio, String worker) {
        this.tracer = tracer;
        this.ratio = ratio;
        this.worker = worker;
    }

    /** The same, told by another role of the process. */
    public Traces of(String other) {
        return new Traces(tracer, ratio, other);
    }

    public boolean isOff() {
        return ratio <= 0;
    }

    /** The first step of a file's trace. */
    public Step first(String media, String name, Instant since) {
        if (traceOf(media) == null) {
            return Step.NONE;
        }
        Context parent = Context.root().with(TELLS, this);
        Scope beginning = parent.with(BEGINS, media).makeCurrent();
        try {
            return begin(parent, name, since).set("lull.media.id", media);
        } finally {
            beginning.close();
        }
    }

    /** The file whose trace this thread is just beginning; empty for none. */
    public static Optional<String> beginning() {
        return Optional.ofNullable(Context.current().get(BEGINS));
    }

    /** The next step of a file's trace. */
    public Step begin(String media, String name) {
        return begin(media, name, null);
    }

    /** The same for one that began a while ago; now when that is null. */
    public Step begin(String media, String name, @Nullable Instant since) {
        String trace = traceOf(media);
        return trace == null
                ? Step.NONE
                : begin(parent(trace, media), name, since).set("lull.media.id", media);
    }

    /**
     * What follows from a record about this file, until it is closed; it is no step itself.
     *
     * @param traceparent what the record says; null when it says nothing
     */
    public Step received(String media, @Nullable String traceparent) {
        String trace = traceOf(media);
        if (trace == null) {
            return Step.NONE;
        }
        SpanContext published = TraceParent.parse(traceparent);
        boolean known = published.isValid() && published.getTraceId().equals(trace);
        SpanContext origin = known ? published : TraceParent.remote(trace, TraceIds.root(media));
        return new Step(Span.wrap(origin), Context.root().with(TELLS, this)).enter();
    }

    /**
     * The same for a record about these files; where there are several, each has a trace of its own, and none follows.
     */
    public Step received(List<String> media, @Nullable String traceparent) {
        return media.size() == 1 ? received(media.get(0), traceparent) : Step.NONE;
    }

    /** A step of what this thread is at; none when that is of no trace. */
    public static Step within(String name) {
        return within(name, null);
    }

    /** The same for one that began a while ago; now when that is null. */
    public static Step within(String name, @Nullable Instant since) {
        Traces traces = Context.current().get(TELLS);
        return traces == null ? Step.NONE : traces.begin(Context.current(), name, since);
    }

    /** The step this thread is in, which is not to be closed here. */
    public static Step current() {
        return new Step(Span.current(), Context.current());
    }

    private Step begin(Context parent, String name, @Nullable Instant since) {
        SpanBuilder builder = tracer.spanBuilder(name).setParent(parent);
        if (since != null) {
            builder.setStartTimestamp(since);
        }
        return new Step(builder.startSpan(), parent).set("lull.worker", worker);
    }

    private Context parent(String trace, String media) {
        if (Span.current().getSpanContext().getTraceId().equals(trace)) {
            return Context.current().with(TELLS, this);
        }
        return Context.root().with(TELLS, this).with(Span.wrap(TraceParent.remote(trace, TraceIds.root(media))));
    }

    /** The id of the file's trace; null when it has none. The second half of an id is as good as a random number. */
    private @Nullable String traceOf(String media) {
        if (isOff()) {
            return null;
        }
        String trace = TraceIds.trace(media);
        double place = Long.parseUnsignedLong(trace.substring(HALF), HEX) >>> 1;
        return place < ratio * Long.MAX_VALUE || ratio >= 1 ? trace : null;
    }
}
