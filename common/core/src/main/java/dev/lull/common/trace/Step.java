package dev.lull.common.trace;

import dev.lull.common.media.Failure;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** One step in the trace of a file: a span, from its beginning until it is closed. */
public final class Step implements AutoCloseable {

    /** A step of no trace. */
    public static final Step NONE = new Step(Span.getInvalid(), Context.root());

    /** What went wrong, in the words of the log, but no more of them. */
    private static final int LONGEST_REASON = 300;

    /** Where the log and the publishers look for it. */
    private static final String TRACEPARENT = "traceparent";

    private final Span span;
    private final Context surroundings;
    private @Nullable Scope scope;
    private @Nullable String traceparentBefore;

    /** @param surroundings of what happens within it, but for the step itself */
    Step(Span span, Context surroundings) {
        this.span = span;
        this.surroundings = surroundings;
    }

    /** What is done within a step. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {

        T run() throws X, Failure, InterruptedException;
    }

    /** From now on everything on this thread happens within this step, until it is closed there. */
    @SuppressWarnings("MustBeClosedChecker") // closed as the step is
    public Step enter() {
        if (span.getSpanContext().isValid() && scope == null) {
            scope = surroundings.with(span).makeCurrent();
            traceparentBefore = MDC.get(TRACEPARENT);
            MDC.put(TRACEPARENT, TraceParent.of(span.getSpanContext()));
        }
        return this;
    }

    /** Does all of this step, which then ends; it fails as that fails. */
    public <T, X extends Exception> T run(Work<T, X> work) throws X, Failure, InterruptedException {
        enter();
        try {
            return work.run();
        } catch (Throwable e) {
            failed(e);
            throw e;
        } finally {
            close();
        }
    }

    public Step set(String key, String value) {
        span.setAttribute(key, value);
        return this;
    }

    public Step set(String key, long value) {
        span.setAttribute(key, value);
        return this;
    }

    public Step set(String key, double value) {
        span.setAttribute(key, value);
        return this;
    }

    public Step set(String key, boolean value) {
        span.setAttribute(key, value);
        return this;
    }

    /** Says so when it did not succeed, and why. */
    public Step failed(Throwable error) {
        if (span.isRecording()) {
            span.setAttribute("error.type", error.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            span.setStatus(StatusCode.ERROR, reason(error));
        }
        return this;
    }

    /** It was over at this moment. */
    public void closedAt(Instant end) {
        span.end(end);
        leave();
    }

    /** It is over. */
    @Override
    public void close() {
        span.end();
        leave();
    }

    private void leave() {
        Scope entered = scope;
        scope = null;
        if (entered != null) {
            entered.close();
            if (traceparentBefore == null) {
                MDC.remove(TRACEPARENT);
            } else {
                MDC.put(TRACEPARENT, traceparentBefore);
            }
        }
    }

    private static String reason(Throwable error) {
        String line = String.valueOf(error.getMessage()).replaceAll("\\s+", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
