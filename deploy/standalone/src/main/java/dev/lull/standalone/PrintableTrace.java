package dev.lull.standalone;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.lull.standalone.client.Printable;
import java.util.stream.Collectors;

/**
 * {@code %trace}: the stack trace, each line of it indented, so that a line of an exception's message is not taken for
 * one of the log.
 */
public final class PrintableTrace extends ThrowableProxyConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return super.convert(event)
                .lines()
                .map(line -> "\t" + Printable.text(line.strip()) + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
