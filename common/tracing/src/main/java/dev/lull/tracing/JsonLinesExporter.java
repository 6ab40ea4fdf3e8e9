package dev.lull.tracing;

import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;

/**
 * Appends each batch to a file, as a line of OTLP in JSON, which a collector's {@code otlpjsonfile} receiver reads.
 * Processes may share the file. A full one is kept under another name, in place of the one before.
 */
final class JsonLinesExporter implements SpanExporter {

    static final long FULL = 64_000_000;

    private final Path file;
    private final long full;

    JsonLinesExporter(Path file) {
        this(file, FULL);
    }

    /** @param full bytes from which on the file begins anew */
    JsonLinesExporter(Path file, long full) {
        this.file = file;
        this.full = full;
    }

    @Override
    public synchronized CompletableResultCode export(Collection<SpanData> spans) {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            TraceRequestMarshaler.create(spans).writeJsonTo(line);
            line.write('\n');
            if (Files.exists(file) && Files.size(file) >= full) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.write(file, line.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return CompletableResultCode.ofSuccess();
        } catch (IOException e) {
            return CompletableResultCode.ofExceptionalFailure(e);
        }
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
