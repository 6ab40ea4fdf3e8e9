package dev.lull.tracing;

import dev.lull.common.trace.TraceIds;
import dev.lull.common.trace.Traces;
import io.opentelemetry.sdk.trace.IdGenerator;

/** Random ids, but for the trace of a file and its first span: those follow from the id of the file. */
final class MediaIdGenerator implements IdGenerator {

    private final IdGenerator random = IdGenerator.random();

    @Override
    public String generateTraceId() {
        return Traces.beginning().map(TraceIds::trace).orElseGet(random::generateTraceId);
    }

    @Override
    public String generateSpanId() {
        return Traces.beginning().map(TraceIds::root).orElseGet(random::generateSpanId);
    }
}
