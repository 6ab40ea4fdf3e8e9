package dev.lull.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** File names, reasons and messages of others in the log. */
class LogLayoutTest {

    /** Ends its line, begins another one that looks like ours, clears the screen and turns the text around. */
    private static final String FORGED =
            "a.jpg\n2026-11-22T12:00:00.000Z INFO forged\r\u001b[2J\u009b2J\u202egpj\u2028x\u0000";

    private final LoggerContext context = new LoggerContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "logback.xml, people",
        "logback-machine.xml, people",
        "logback-machine.xml, file",
        "logback-role-text.xml, stdout",
        "logback-role-json.xml, stdout"
    })
    void nothingFromOutsideMakesALineOfItsOwnOrSteersATerminal(
            String configuration, String appender, @TempDir Path folder) throws Exception {
        String written = written(configuration, appender, folder);
        List<String> lines = written.lines().toList();

        assertThat(lines.get(0)).contains("file refused: a.jpg\\n2026-11-22");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("\t"));
        assertThat(written.codePoints().filter(each -> each != '\n' && each != '\t'))
                .noneMatch(Character::isISOControl)
                .doesNotContain(0x202e, 0x2028);
    }

    @Test
    void aLineOfJsonStaysJson(@TempDir Path folder) throws Exception {
        String line = written("logback-role-json.xml", "stdout", folder);

        assertThat(new ObjectMapper().readTree(line).path("formattedMessage").asText())
                .isEqualTo("file refused: " + FORGED);
    }

    @Test
    void aStackTraceIsWholeAndIndented(@TempDir Path folder) throws Exception {
        assertThat(written("logback-role-text.xml", "stdout", folder).lines())
                .anyMatch(line -> line.startsWith("\tjava.lang.IllegalStateException: a.jpg"))
                .anyMatch(line -> line.startsWith("\tat dev.lull.standalone.LogLayoutTest.written"));
    }

    private String written(String configuration, String name, Path folder) throws Exception {
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("log.file", folder.resolve("lull.log").toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(getClass().getResource("/" + configuration)));
        Logger log = context.getLogger("dev.lull.test");
        Exception error = new IllegalStateException(FORGED, new IllegalArgumentException(FORGED));
        LoggingEvent event =
                new LoggingEvent("test", log, Level.WARN, "file refused: {}", error, new Object[] {FORGED});
        return new String(appender(name).getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private OutputStreamAppender<ILoggingEvent> appender(String name) {
        for (Logger log : context.getLoggerList()) {
            Appender<ILoggingEvent> found = log.getAppender(name);
            if (found != null) {
                return (OutputStreamAppender<ILoggingEvent>) found;
            }
        }
        throw new IllegalArgumentException(name);
    }
}
