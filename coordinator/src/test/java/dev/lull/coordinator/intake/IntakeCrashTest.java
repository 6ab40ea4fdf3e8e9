package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lull.common.ledger.Submission;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.task.Message;
import dev.lull.common.task.Topic;
import dev.lull.common.trace.Traces;
import dev.lull.coordinator.dispatch.Dispatch;
import dev.lull.coordinator.testing.SameThread;
import dev.lull.coordinator.testing.SmallMedia;
import dev.lull.coordinator.testing.World;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator that dies before any step of taking in a submission; the next one takes it up again. */
class IntakeCrashTest {

    private static final Duration PAUSE = Duration.ofMillis(1);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicNode> aSubmissionEndsAsIfItsCoordinatorHadNotDied() throws Exception {
        return submissions().entrySet().stream()
                .map(given -> dynamicContainer(given.getKey(), table(given.getValue(), given.getKey())));
    }

    private Stream<DynamicNode> table(Path files, String name) {
        World clean = world(files, name);
        clean.steps.restart();
        takeIn(clean);
        List<String> steps = clean.steps.taken();
        clean.reconciled();
        return IntStream.range(0, steps.size())
                .mapToObj(step -> dynamicTest("before step " + step + ", " + steps.get(step), () -> {
                    World world = world(files, name);
                    world.dying(step, () -> takeIn(world));
                    takeIn(world);

                    assertThat(world.reconciled().end()).isEqualTo(clean.end());
                    assertThat(world.told()).isEqualTo(clean.told());
                    assertThat(owners(world, clean)).isEqualTo(owners(clean, clean));
                }));
    }

    @TestFactory
    Stream<DynamicNode> noDeferredVideoIsToldOfBeforeEverythingThatIsReady() throws Exception {
        Path files = submissions().get("all of them");
        World clean = world(files, "order");
        clean.steps.restart();
        takeIn(clean);
        List<String> steps = clean.steps.taken();
        long ready = clean.told().stream()
                .filter(told -> told.startsWith("media.upload"))
                .count();
        return IntStream.range(0, steps.size())
                .filter(step -> steps.get(step).startsWith("publish media.convert"))
                .mapToObj(step -> dynamicTest("before step " + step + ", " + steps.get(step), () -> {
                    World world = world(files, "order");
                    world.dying(step, () -> takeIn(world));

                    assertThat(world.told()).hasSize(Math.toIntExact(ready));
                    assertThat(world.queue.published(Topic.CONVERT_DEFERRED)).isEmpty();
                }));
    }

    @Test
    void aSubmissionThatIsTakenInTwiceTellsNothingTwice() throws Exception {
        World world = world(submissions().get("all of them"), "twice");
        takeIn(world);
        List<Message> before = tasks(world);

        takeIn(world);

        assertThat(tasks(world)).isEqualTo(before).isNotEmpty();
    }

    private static List<Message> tasks(World world) {
        return Stream.of(Topic.UPLOAD_IMAGES, Topic.UPLOAD_VIDEOS, Topic.CONVERT_DEFERRED)
                .flatMap(topic -> world.queue.published(topic).stream())
                .toList();
    }

    /** Whose each content is that was read in the clean run. */
    private static Map<String, String> owners(World world, World clean) {
        Map<String, String> owners = new TreeMap<>();
        clean.ledger.submissions().files(World.SUBMISSION, 0, 100).stream()
                .filter(file -> file.sha256() != null)
                .forEach(file -> owners.put(file.sha256(), world.owner(file.sha256())));
        return owners;
    }

    private World world(Path files, String name) {
        return new World(folder.resolve("worlds-of " + name)).accepted(List.of(files.toString()));
    }

    /** As an intake does, on this thread. */
    private static void takeIn(World world) {
        Submission submission =
                world.ledger.submissions().find(World.SUBMISSION).orElseThrow();
        if (submission.dispatched() != null) {
            return;
        }
        SourceFiles sources = new ClosedFiles();
        IntakeParts parts = IntakeParts.of(
                world.ledger,
                sources,
                world.journal,
                IntakeCrashTest::probe,
                world.settings,
                Traces.OFF,
                PAUSE,
                world.clock);
        FileIntake files =
                new FileIntake(parts, new Duplicates(world.ledger.media(), World.TARGET), World.SUBMISSION, () -> {});
        Dispatch dispatch =
                new Dispatch(world.ledger, world.queue.publisher(), submission, new UntilAvailable(PAUSE), world.clock);
        try {
            new SubmissionIntake(files, dispatch, new SameThread(), 4, Integer.MAX_VALUE, () -> {})
                    .run(submission, AllowedRoots.of(world.settings), parts);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static MediaFacts probe(Path file) throws Failure {
        if (SmallMedia.isNamed(file, "stuck.mkv")) {
            throw new Failure.Transient("ffprobe does not answer");
        }
        return SmallMedia.probe(file);
    }

    private Map<String, Path> submissions() throws IOException {
        Map<String, Path> submissions = new TreeMap<>();
        for (String name : List.of(
                "an image",
                "a compatible video",
                "an incompatible video",
                "a duplicate",
                "a damaged image",
                "a damaged video",
                "a file that may not be read",
                "a video that cannot be looked into",
                "an empty file",
                "text",
                "all of them")) {
            Path files = folder.resolve(name);
            SmallMedia media = new SmallMedia(files);
            boolean all = name.equals("all of them");
            if (all || name.equals("an image")) {
                media.jpeg("a.jpg");
            }
            if (all || name.equals("a compatible video")) {
                media.compatible("b.mp4");
            }
            if (all || name.equals("an incompatible video")) {
                media.incompatible("c.mkv");
            }
            if (all || name.equals("a duplicate")) {
                Files.copy(media.jpeg("d1.jpg"), files.resolve("d2.jpg"));
            }
            if (all || name.equals("a damaged image")) {
                media.truncated(media.jpeg("whole"), "e.jpg", 900);
                Files.delete(files.resolve("whole"));
            }
            if (all || name.equals("a damaged video")) {
                media.truncated(media.compatible("whole"), "f.mp4", 40);
                Files.delete(files.resolve("whole"));
            }
            if (all || name.equals("a file that may not be read")) {
                media.jpeg("closed.jpg");
            }
            if (all || name.equals("a video that cannot be looked into")) {
                media.incompatible("stuck.mkv");
            }
            if (all || name.equals("an empty file")) {
                Files.createFile(Files.createDirectories(files).resolve("g.mp4"));
            }
            if (all || name.equals("text")) {
                Files.writeString(Files.createDirectories(files).resolve("h.txt"), "text\n".repeat(9));
            }
            submissions.put(name, files);
        }
        return submissions;
    }

    /** Files of this machine, of which those named closed may not be read, whoever asks. */
    private static final class ClosedFiles extends WrappedSources {

        ClosedFiles() {
            super(new LocalSourceFiles(SourceRoots.EVERYWHERE));
        }

        @Override
        public HeldFile hold(String source) throws IOException, InterruptedException {
            if (source.contains("closed")) {
                throw new AccessDeniedException(source);
            }
            return super.hold(source);
        }
    }
}
