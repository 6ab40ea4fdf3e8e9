package dev.lull.standalone;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Where log lines go; until one of these is called, warnings go to stderr, one line each. */
final class Logging {

    private Logging() {}

    /** Warnings for people on stderr; everything, with stack traces, in this file. */
    static void toFile(Path file) {
        LoggerContext context = context();
        context.putProperty("log.file", file.toString());
        configure(context, "/logback-machine.xml");
    }

    /**
     * Everything on stdout, as a service does.
     *
     * @param format a value of {@code log.format}
     */
    static void toStdout(String format) {
        configure(context(), "/logback-role-" + format + ".xml");
    }

    private static LoggerContext context() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        return context;
    }

    private static void configure(LoggerContext context, String resource) {
        URL configuration = Objects.requireNonNull(Logging.class.getResource(resource), resource);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(configuration);
        } catch (JoranException e) {
            throw new IllegalStateException("cannot set up logging from " + resource, e);
        }
    }
}
