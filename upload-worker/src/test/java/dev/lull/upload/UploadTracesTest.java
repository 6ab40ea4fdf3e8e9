package dev.lull.upload;

import static dev.lull.common.media.MediaKind.IMAGE;
import static dev.lull.common.task.UploadPriority.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lull.common.media.Failure;
import dev.lull.common.trace.TraceIds;
import dev.lull.upload.targets.UploadTarget;
import dev.lull.upload.testing.InMemoryTarget;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTracesTest {

    @TempDir
    Path folder;

    @Test
    void eachFileOfAnAlbumIsUploadedInItsOwnTrace() throws Exception {
        try (TwinUploads uploads = new TwinUploads(folder)) {
            String one = uploads.queued(IMAGE, "trip/a.jpg", "one");
            String other = uploads.queued(IMAGE, "trip/b.jpg", "other");

            uploads.deliver(uploads.task(IMAGES, one, other), new InMemoryTarget());

            List<SpanData> sent = uploads.recorded.spans("upload");
            assertThat(sent)
                    .extracting(SpanData::getTraceId)
                    .containsExactlyInAnyOrder(TraceIds.trace(one), TraceIds.trace(other));
            assertThat(sent).allSatisfy(upload -> {
                assertThat(upload.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
                assertThat(upload.getAttributes().get(AttributeKey.stringKey("lull.target")))
                        .isEqualTo("directory");
            });
            assertThat(sent)
                    .extracting(upload -> upload.getAttributes().get(AttributeKey.longKey("lull.bytes")))
                    .containsExactlyInAnyOrder(3L, 5L);
            assertThat(sent.toString()).doesNotContain("trip/");
        }
    }

    @Test
    void aTryThatFailedIsOneStepAndTheNextTryIsAnother() throws Exception {
        try (TwinUploads uploads = new TwinUploads(folder)) {
            String id = uploads.queued(IMAGE, "a.jpg", "one");
            UploadTarget full = (album, outcomes) ->
                    album.forEach(upload -> outcomes.failed(upload, new Failure.Transient("disk full")));

            assertThatThrownBy(() -> uploads.deliver(uploads.task(IMAGES, id), full))
                    .isInstanceOf(Failure.Transient.class);
            uploads.deliver(uploads.task(IMAGES, id), new InMemoryTarget());

            assertThat(uploads.recorded.spans("upload"))
                    .extracting(upload -> upload.getStatus().getStatusCode(), SpanData::getTraceId)
                    .containsExactly(
                            tuple(StatusCode.ERROR, TraceIds.trace(id)), tuple(StatusCode.UNSET, TraceIds.trace(id)));
            assertThat(uploads.recorded.spans("upload").get(0).getStatus().getDescription())
                    .isEqualTo("disk full");
        }
    }

    @Test
    void aFileOfWhichTheTargetSaidNothingWasNotBroughtThere() throws Exception {
        try (TwinUploads uploads = new TwinUploads(folder)) {
            String id = uploads.queued(IMAGE, "a.jpg", "one");
            UploadTarget silent = (album, outcomes) -> {
                throw new InterruptedException("stopped");
            };

            assertThatThrownBy(() -> uploads.deliver(uploads.task(IMAGES, id), silent))
                    .isInstanceOf(InterruptedException.class);

            assertThat(uploads.recorded.span("upload").getStatus().getStatusCode())
                    .isEqualTo(StatusCode.ERROR);
        }
    }
}
