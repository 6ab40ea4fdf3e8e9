package dev.lull.upload;

import static dev.lull.common.media.MediaKind.IMAGE;
import static dev.lull.common.media.MediaKind.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaState;
import dev.lull.common.ops.Health;
import dev.lull.common.ops.Readiness;
import dev.lull.common.task.UploadPriority;
import dev.lull.upload.targets.UploadTarget;
import dev.lull.upload.testing.InMemoryTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
    private static final Duration RECHECK = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    private TwinUploads uploads;
    private final InMemoryTarget target = new InMemoryTarget();
    private final List<UploadWorker> workers = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        uploads = new TwinUploads(folder);
    }

    @AfterEach
    void close() {
        workers.forEach(UploadWorker::close);
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

        start("worker", target);
        await().until(() -> target.checksums().size() == GOOD_IMAGES + GOOD_VIDEOS + GOOD_FILMS);

        assertThat(failing).allSatisfy(id -> assertThat(state(id)).isEqualTo(MediaState.QUEUED));
        assertThat(uploads.queue.uploadBacklog().read()).isGreaterThanOrEqualTo(FAILING);

        failing.forEach(id -> target.takes(uploads.file(id).name()));
        uploads.clock.tick(FIRST_PAUSE);
        await().until(() -> uploads.queue.uploadBacklog().read() == 0);
        assertThat(failing).allSatisfy(id -> assertThat(state(id)).isEqualTo(MediaState.UPLOADED));
    }

    @Test
    void whatOtherWorkersAreSendingHoldsUpNothingBehindIt() throws Exception {
        List<String> sentElsewhere = new ArrayList<>();
        for (int i = 0; i < FAILING; i++) {
            String id = uploads.queued(IMAGE, "elsewhere-" + i + ".jpg", "elsewhere " + i);
            uploads.ledger.sends().begin(id, 0, "another", Duration.ofHours(1));
            uploads.publish(UploadPriority.IMAGES, id);
            sentElsewhere.add(id);
        }
        start("worker", target);

        awaitUpload("fresh.jpg");

        assertThat(sentElsewhere).allSatisfy(id -> assertThat(state(id)).isEqualTo(MediaState.QUEUED));
    }

    @Test
    void aTargetThatOneWorkerCannotUseGetsItsUploadsFromTheOthers() throws Exception {
        start("good", target);
        awaitUpload("first.jpg");
        InMemoryTarget unmounted = new InMemoryTarget();
        unmounted.unmount();
        Health broken = start("broken", unmounted);
        await().until(() -> uploads.queue.uploadWorkers() == 2);

        publishGood();

        await().until(() -> uploads.queue.uploadBacklog().read() == 0);
        assertThat(target.checksums()).hasSize(1 + GOOD_IMAGES + GOOD_VIDEOS + GOOD_FILMS);
        assertThat(uploads.ledger.budget().pause(TwinUploads.TARGET)).isEmpty();
        assertThat(Readiness.reasons(broken)).contains("the target is not mounted");

        unmounted.reconnect();
        uploads.clock.tick(RECHECK);
        await().until(() -> uploads.queue.uploadWorkers() == 2);
        assertThat(Readiness.reasons(broken)).doesNotContain("the target is not mounted");
    }

    @Test
    void aWorkerThatIsAloneWaitsForTheTargetItCannotUse() throws Exception {
        target.unmount();
        start("worker", target);
        String id = uploads.queued(IMAGE, "a.jpg", "a");
        uploads.publish(UploadPriority.IMAGES, id);
        await().until(() -> uploads.ledger.budget().pause(TwinUploads.TARGET).isPresent());
        assertThat(state(id)).isEqualTo(MediaState.QUEUED);

        target.reconnect();
        awaitTicking(() -> state(id) == MediaState.UPLOADED);
    }

    private void awaitUpload(String name) throws IOException {
        String id = uploads.queued(IMAGE, name, name);
        uploads.publish(UploadPriority.IMAGES, id);
        await().until(() -> state(id) == MediaState.UPLOADED);
    }

    private void awaitTicking(Callable<Boolean> condition) {
        await().until(() -> {
            uploads.clock.tick(Duration.ofSeconds(1));
            return condition.call();
        });
    }

    private Health start(String name, UploadTarget its) {
        UploadWorker worker = uploads.process(name, its);
        workers.add(worker);
        Health health = new Health(uploads.clock);
        worker.reportTo(health);
        worker.start();
        return health;
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
