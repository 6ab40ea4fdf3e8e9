package dev.lull.standalone;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.lull.standalone.client.Printable;

/** {@code %printable}: the message in one line, whatever a file name or a client of a server put into it. */
public final class PrintableMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return Printable.text(super.convert(event));
    }
}
