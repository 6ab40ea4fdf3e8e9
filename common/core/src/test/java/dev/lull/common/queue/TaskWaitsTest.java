package dev.lull.common.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.RecordedTraces;
import dev.lull.common.trace.TraceIds;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TaskWaitsTest {

    private static final Publication PUBLISHED =
            new Publication("home.media.upload.images", Instant.ofEpochSecond(100));

    private final RecordedTraces recorded = new RecordedTraces();

    @Test
    void eachFileOfAnAlbumWaitedInItsOwnTrace() {
        waited(Admission.ALWAYS, 103, 104, "a", "b");

        assertThat(recorded.spans("queue wait"))
                .extracting(SpanData::getTraceId)
                .containsExactly(TraceIds.trace("a"), TraceIds.trace("b"));
        assertThat(recorded.spans("queue wait")).allSatisfy(wait -> {
            assertThat(seconds(wait)).containsExactly(100L, 103L);
            assertThat(wait.getAttributes().get(AttributeKey.stringKey("messaging.destination.name")))
                    .isEqualTo("home.media.upload.images");
        });
        assertThat(recorded.spans("gate wait")).isEmpty();
    }

    @Test
    void whatItWaitedAtTheGateIsWithinItsOwnTime() {
        waited(
                refusing(
                        refusal(10, 20L, "CLOSED_PAUSED"),
                        refusal(90, 101L, "CLOSED_UPLOADS_WAITING"),
                        refusal(102, null, "CLOSED_SCHEDULE")),
                103,
                110,
                "a");

        assertThat(recorded.spans("gate wait"))
                .extracting(TaskWaitsTest::seconds)
                .containsExactly(List.of(100L, 101L), List.of(102L, 110L));
        assertThat(recorded.spans("gate wait"))
                .extracting(wait -> wait.getAttributes().get(AttributeKey.stringKey("lull.gate.reasons")))
                .containsExactly("CLOSED_UPLOADS_WAITING", "CLOSED_SCHEDULE");
    }

    @Test
    void aPublisherWhoseClockIsAheadMakesNoWaitThatEndsBeforeItBegins() {
        waited(Admission.ALWAYS, 99, 99, "a");

        assertThat(seconds(recorded.span("queue wait"))).containsExactly(99L, 99L);
    }

    private void waited(Admission admission, long taken, long begun, String... media) {
        UploadTask task = new UploadTask(UploadPriority.IMAGES, "s", List.of(media), 1);
        new TaskWaits(recorded.traces("worker"), admission)
                .over(
                        new InFlightTask<>(new Published(task), Instant.ofEpochSecond(taken)),
                        Instant.ofEpochSecond(begun));
    }

    private static Refusal refusal(long since, Long until, String reasons) {
        return new Refusal(Instant.ofEpochSecond(since), until == null ? null : Instant.ofEpochSecond(until), reasons);
    }

    private static Admission refusing(Refusal... refusals) {
        return new Admission() {
            @Override
            public boolean mayPoll() {
                return true;
            }

            @Override
            public boolean mayStart() {
                return true;
            }

            @Override
            public List<Refusal> refusals() {
                return List.of(refusals);
            }
        };
    }

    private static List<Long> seconds(SpanData span) {
        return List.of(
                TimeUnit.NANOSECONDS.toSeconds(span.getStartEpochNanos()),
                TimeUnit.NANOSECONDS.toSeconds(span.getEndEpochNanos()));
    }

    private record Published(UploadTask task) implements Delivery<UploadTask> {

        @Override
        public Publication published() {
            return PUBLISHED;
        }

        @Override
        public void acknowledge() {}

        @Override
        public void reject(String reason) {}

        @Override
        public void release() {}
    }
}
