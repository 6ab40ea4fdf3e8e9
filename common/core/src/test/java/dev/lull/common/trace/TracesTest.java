package dev.lull.common.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.common.testing.RecordedTraces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TracesTest {

    private static final String MEDIA = "0fae12";
    private static final String FOREIGN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final RecordedTraces recorded = new RecordedTraces();
    private final Traces traces = recorded.traces("worker-1");

    @AfterEach
    void nothingIsLeftOnTheThread() {
        assertThat(MDC.get("traceparent")).isNull();
    }

    @Test
    void theIdsOfATraceFollowFromTheFile() {
        traces.first(MEDIA, "intake", Instant.ofEpochSecond(100)).close();

        SpanData intake = recorded.span("intake");
        assertThat(intake.getTraceId()).isEqualTo(TraceIds.trace(MEDIA));
        assertThat(intake.getSpanId()).isEqualTo(TraceIds.root(MEDIA));
        assertThat(intake.getParentSpanContext().isValid()).isFalse();
        assertThat(intake.getStartEpochNanos()).isEqualTo(100_000_000_000L);
    }

    @Test
    void whatIsToldByAnotherProcessDescendsFromTheFirstStep() {
        new RecordedTraces()
                .traces("coordinator")
                .first(MEDIA, "intake", Instant.EPOCH)
                .close();
        traces.begin(MEDIA, "upload").close();

        assertThat(recorded.span("upload").getTraceId()).isEqualTo(TraceIds.trace(MEDIA));
        assertThat(recorded.span("upload").getParentSpanId()).isEqualTo(TraceIds.root(MEDIA));
        assertThat(recorded.span("upload").getSpanId()).isNotEqualTo(TraceIds.root(MEDIA));
    }

    @Test
    void whatFollowsFromARecordDescendsFromTheStepThatPublishedIt() throws Exception {
        String published = traces.begin(MEDIA, "plan").run(() -> MDC.get("traceparent"));
        Step received = traces.received(MEDIA, published);
        traces.begin(MEDIA, "unit").close();
        received.close();

        assertThat(recorded.span("unit").getParentSpanId())
                .isEqualTo(recorded.span("plan").getSpanId());
    }

    @Test
    void aRecordThatWasPublishedInAnotherTraceLeavesTheFileInItsOwn() {
        for (String foreign : new String[] {FOREIGN, "00-short", null}) {
            Step received = traces.received(MEDIA, foreign);
            traces.begin(MEDIA, "unit").close();
            received.close();
        }

        assertThat(recorded.spans("unit")).hasSize(3).allSatisfy(unit -> {
            assertThat(unit.getTraceId()).isEqualTo(TraceIds.trace(MEDIA));
            assertThat(unit.getParentSpanId()).isEqualTo(TraceIds.root(MEDIA));
        });
    }

    @Test
    void aStepOfAnotherFileStaysOutOfTheTraceThatThisThreadIsIn() throws Exception {
        traces.begin(MEDIA, "upload").run(() -> {
            traces.begin("sidecar", "publish").close();
            return true;
        });

        assertThat(recorded.span("publish").getTraceId()).isEqualTo(TraceIds.trace("sidecar"));
    }

    @Test
    void whatIsDoneWithinAStepIsAPartOfItAndOutsideOfAnyItIsNothing() throws Exception {
        Traces.within("verify").close();
        traces.begin(MEDIA, "unit").run(() -> {
            Traces.within("verify").run(() -> Traces.current().set("frames", 240));
            return true;
        });

        assertThat(recorded.span("verify").getParentSpanId())
                .isEqualTo(recorded.span("unit").getSpanId());
        assertThat(recorded.span("verify").getAttributes().get(AttributeKey.longKey("frames")))
                .isEqualTo(240);
    }

    @Test
    void aStepFailsAsItsWorkDoesAndSaysWhyInOneLine() {
        assertThatThrownBy(() -> traces.begin(MEDIA, "unit").run(() -> {
                    throw new Failure.Transient("no\nspace " + "left ".repeat(200));
                }))
                .isInstanceOf(Failure.Transient.class);

        SpanData unit = recorded.span("unit");
        assertThat(unit.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(unit.getStatus().getDescription())
                .startsWith("no space left")
                .hasSizeLessThan(310);
        assertThat(unit.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("transient");
    }

    @Test
    void ofAPartOfAllFilesEachProcessChoosesTheSame() {
        Traces some = new Traces(SdkTracerProvider.builder().build().get("tests"), 0.25, "a");
        Traces others = new Traces(SdkTracerProvider.builder().build().get("tests"), 0.25, "b");
        int chosen = 0;
        for (String media :
                IntStream.range(0, 2_000).mapToObj(Integer::toString).toList()) {
            boolean one = some.begin(media, "unit") != Step.NONE;
            Step received = others.received(media, null);
            received.close();
            assertThat(received == Step.NONE).isEqualTo(!one);
            chosen += one ? 1 : 0;
        }
        assertThat(chosen).isBetween(400, 600);
    }

    @Test
    void withoutTracesNothingIsToldAndTheThreadIsLeftAlone() throws Exception {
        String seen = Traces.OFF.begin(MEDIA, "unit").run(() -> MDC.get("traceparent"));

        assertThat(seen).isNull();
        assertThat(Traces.OFF.first(MEDIA, "intake", Instant.EPOCH)).isSameAs(Step.NONE);
        assertThat(Traces.OFF.received(MEDIA, FOREIGN)).isSameAs(Step.NONE);
    }
}
