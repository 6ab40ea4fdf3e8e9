package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.RecordedTraces;
import dev.lull.common.trace.TraceIds;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the trace of a file tells of its intake. */
class IntakeTracesTest extends TakingIn {

    private final RecordedTraces recorded = new RecordedTraces();

    @BeforeEach
    void record() {
        traces = recorded.traces("coordinator");
    }

    @Test
    void theTraceOfAFileBeginsWithItsIntake() throws Exception {
        media.jpeg("trip/a.jpg");

        MediaFile file = onlyFile(takeIn(folder));

        SpanData intake = recorded.span("intake");
        assertThat(intake.getTraceId()).isEqualTo(TraceIds.trace(file.id()));
        assertThat(intake.getSpanId()).isEqualTo(TraceIds.root(file.id()));
        assertThat(intake.getAttributes().get(AttributeKey.stringKey("lull.media.name")))
                .isEqualTo(file.name());
        assertThat(intake.getAttributes().get(AttributeKey.stringKey("lull.media.state")))
                .isEqualTo("queued");
        for (String step : List.of("hash", "classify")) {
            assertThat(recorded.span(step).getTraceId()).isEqualTo(intake.getTraceId());
            assertThat(recorded.span(step).getParentSpanId()).isEqualTo(intake.getSpanId());
            assertThat(recorded.span(step).getAttributes().toString()).doesNotContain("a.jpg");
        }
    }

    @Test
    void whatIsPublishedIsToldInTheTraceOfEachFile() {
        new TracedPublisher(published, traces, clock)
                .publish(new UploadTask(UploadPriority.IMAGES, "s", List.of("a", "b"), 1));

        assertThat(recorded.spans("publish"))
                .extracting(SpanData::getParentSpanId)
                .containsExactly(TraceIds.root("a"), TraceIds.root("b"));
    }

    private MediaFile onlyFile(Submission submission) {
        return files(submission).get(0);
    }
}
