package dev.lull.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.trace.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SpanExportTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(LostSpans.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void byDefaultThereAreNoTraces() {
        try (Tracing tracing = Tracing.of(settings(Map.of()), "box")) {
            assertThat(tracing.traces().isOff()).isTrue();
        }
    }

    @Test
    void aFileThatIsNotNamedIsAskedFor() {
        assertThatThrownBy(() -> Tracing.of(settings(Map.of("tracing.exporter", "file")), "box"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("tracing.file");
    }

    @Test
    void behindACollectorThatDoesNotAnswerSpansAreLostAndNobodyWaits() {
        Silent silent = new Silent();
        try (SpanExport export = SpanExport.of(silent, 1, "box")) {
            Traces traces = export.traces();
            for (int i = 0; i < SpanBuffer.MOST + 2000; i++) {
                traces.begin("m", "unit").close();
            }
            assertThat(lines.list).hasSize(1);
            assertThat(lines.list.get(0).getFormattedMessage())
                    .startsWith("spans of traces lost since the start: 1: more than ");
            silent.go.countDown();
        }
    }

    @Test
    void aCollectorThatIsNotThereIsSaidOnceAndHoldsUpNoStop() {
        Settings nobody = settings(Map.of(
                "tracing.exporter", "otlp",
                "tracing.otlp.endpoint", "http://127.0.0.1:9/v1/traces",
                "tracing.otlp.headers", "Authorization=Bearer secret"));
        SimpleMeterRegistry numbers = new SimpleMeterRegistry();
        try (Tracing tracing = Tracing.of(nobody, "box")) {
            tracing.bindTo(numbers);
            tracing.traces().begin("m", "unit").close();
        }

        await().until(() -> lines.list.size() == 1);
        assertThat(lines.list.get(0).getFormattedMessage())
                .startsWith("spans of traces lost since the start: 1: ")
                .doesNotContain("secret");
        assertThat(numbers.get("lull.spans.lost").functionCounter().count()).isEqualTo(1);
    }

    private static Settings settings(Map<String, String> changes) {
        return new SettingsLoader().base(changes).load();
    }

    /** Takes a batch and never says what became of it, until it is let go. */
    private static final class Silent implements SpanExporter {

        private final CountDownLatch go = new CountDownLatch(1);

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return CompletableResultCode.ofSuccess();
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
}
