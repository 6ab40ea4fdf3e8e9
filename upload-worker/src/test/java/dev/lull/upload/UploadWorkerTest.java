package dev.lull.upload;

import static dev.lull.common.media.MediaKind.IMAGE;
import static dev.lull.common.media.MediaKind.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.UploadPriority;
import dev.lull.upload.testing.InMemoryTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker on the twins, whose clock moves only when a test moves it. */
class UploadWorkerTest {

    private static final int FAILING = 8;
    private static final int GOOD_IMAGES = 60;
    private static final int GOOD_VIDEOS = 36;
    private static final int GOOD_FILMS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    private TwinUploads uploads;
    private final InMemoryTarget target = new InMemoryTarget();
    private UploadWorker worker;

    @BeforeEach
    void open() throws IOException {
        uploads = new TwinUploads(folder);
        worker = uploads.process(target);
    }

    @AfterEach
    void close() {
        worker.close();
        uploads.close();
    }

    @Test
    void whatWaitsForAnotherTryHoldsUpNothingBehindIt() throws Exception {
        List<String> failing = new ArrayList<>();
        for (int i = 0; i < FAILING; i++) {
            String name = "failing-" + i + ".jpg";
            target.refuses(name, new Failure.Transient("no answer"));
            failing.add(uploads.queued(IMAGE, name, name));
        }
        failing.forEach(id -> uploads.publish(UploadPriority.IMAGES, id));
        publishGood();

        worker.start();
        await().until(() -> target.checksums().size() == GOOD_IMAGES + GOOD_VIDEOS + GOOD_FILMS);

        assertThat(failing).allSatisfy(id -> assertThat(state(id)).isEqualTo(MediaState.QUEUED));
        assertThat(uploads.queue.uploadBacklog().read()).isGreaterThanOrEqualTo(FAILING);

        failing.forEach(id -> target.takes(uploads.file(id).name()));
        uploads.clock.tick(FIRST_PAUSE);
        await().until(() -> uploads.queue.uploadBacklog().read() == 0);
        assertThat(failing).allSatisfy(id -> assertThat(state(id)).isEqualTo(MediaState.UPLOADED));
    }

    private void publishGood() throws IOException {
        for (int i = 0; i < GOOD_IMAGES; i++) {
            uploads.publish(UploadPriority.IMAGES, uploads.queued(IMAGE, "image-" + i, "image " + i));
        }
        for (int i = 0; i < GOOD_VIDEOS; i++) {
            uploads.publish(UploadPriority.VIDEOS, uploads.queued(VIDEO, "video-" + i, "video " + i));
        }
        for (int i = 0; i < GOOD_FILMS; i++) {
            uploads.publish(UploadPriority.CONVERTED, uploads.converted("film-" + i, "film " + i, "result " + i));
        }
    }

    private MediaState state(String id) {
        return uploads.file(id).state();
    }
}
