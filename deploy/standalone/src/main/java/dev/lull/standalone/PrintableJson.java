package dev.lull.standalone;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.lull.standalone.client.Printable;
import java.nio.charset.StandardCharsets;

/** One JSON object a line, in which also those characters are escaped that JSON would let through to a terminal. */
public final class PrintableJson extends JsonEncoder {

    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = new String(super.encode(event), StandardCharsets.UTF_8);
        return (Printable.json(line.stripTrailing()) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    }
}
