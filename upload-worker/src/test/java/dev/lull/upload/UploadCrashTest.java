package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.Message;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.Steps;
import dev.lull.upload.testing.InMemoryTarget;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A worker dies before each of its steps, and the task is delivered to another. The target recognises what it has. */
class UploadCrashTest {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicContainer> whereverAWorkerDiesAllEndsAsIfItHadNot() {
        return Arrays.stream(Scene.values())
                .map(scene -> DynamicContainer.dynamicContainer(scene.name(), crashes(scene)));
    }

    private Stream<DynamicTest> crashes(Scene scene) {
        Run clean = run(scene, OptionalInt.empty());
        return IntStream.range(0, clean.steps.size())
                .mapToObj(step -> DynamicTest.dynamicTest(
                        "before step " + step + ", " + clean.steps.get(step),
                        () -> assertThat(run(scene, OptionalInt.of(step)).end).isEqualTo(clean.end)));
    }

    /**
     * All that must be the same whether or not a worker died on the way.
     *
     * @param deadLetters every reason once: the letter itself may be there twice
     * @param mayComeAgain of each file, whether its content is not taken for arrived
     */
    private record End(
            TwinUploads.EndState files,
            Map<String, String> target,
            List<String> deadLetters,
            List<Boolean> mayComeAgain) {}

    private record Run(List<String> steps, End end) {}

    private Run run(Scene scene, OptionalInt crashBefore) {
        String name = scene + "-" + (crashBefore.isPresent() ? crashBefore.getAsInt() : "clean");
        try (TwinUploads uploads = new TwinUploads(folder.resolve(name))) {
            InMemoryTarget target = new InMemoryTarget(uploads.steps);
            target.refuses("refused.jpg", new Failure.Permanent("not a picture"));
            target.refuses("refused.mp4", new Failure.Permanent("too large"));
            target.refuses("busy.jpg", new Failure.Transient("no answer"));
            UploadTask task = scene.prepare(uploads);
            if (crashBefore.isPresent()) {
                uploads.steps.crashBefore(crashBefore.getAsInt());
                assertThatThrownBy(() -> work(uploads, task, target)).isInstanceOf(Steps.Crash.class);
                uploads.steps.restart();
            }
            work(uploads, task, target);
            List<String> steps = uploads.steps.taken();
            List<String> reasons = uploads.deadLetters().stream()
                    .map(DeadLetter::reason)
                    .distinct()
                    .toList();
            List<Boolean> mayComeAgain =
                    task.media().stream().map(uploads::mayComeAgain).toList();
            return new Run(steps, new End(uploads.end(), target.checksums(), reasons, mayComeAgain));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The task, and then what was published because of it. */
    private static void work(TwinUploads uploads, UploadTask task, InMemoryTarget target) throws Exception {
        tryOnce(uploads, task, target);
        for (Message sidecar : uploads.queue.published(Topic.UPLOAD_CONVERTED)) {
            tryOnce(uploads, (UploadTask) sidecar, target);
        }
    }

    private static void tryOnce(TwinUploads uploads, UploadTask task, InMemoryTarget target) throws Exception {
        try {
            uploads.deliver(task, target);
        } catch (Failure.Transient failure) {
            uploads.worker(target).giveUp(task, failure);
        }
    }
}
