package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.Steps;
import dev.lull.upload.testing.Chat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker dies before each of its steps, and the task is delivered to another, which waits until the first is taken
 * for dead. The target cannot be asked what it has, so the policy decides.
 */
class UnknownOutcomeCrashTest {

    private static final String ACCEPT_DUPLICATE = "accept-duplicate";
    private static final String HOLD = "hold";

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicContainer> whereDuplicatesAreAcceptedAllEndsAsIfNoWorkerHadDied() {
        return crashes(
                ACCEPT_DUPLICATE,
                (clean, step, crashed) -> assertThat(crashed.end).isEqualTo(clean.end));
    }

    @TestFactory
    Stream<DynamicContainer> whereDuplicatesAreAcceptedOnlyAPostThatIsNotNotedIsMadeTwice() {
        return crashes(ACCEPT_DUPLICATE, (clean, step, crashed) -> {
            List<String> posts = new ArrayList<>(clean.posts);
            posts.addAll(clean.filesBetween("chat.post", step, "media.move"));
            assertThat(crashed.posts).containsExactlyInAnyOrderElementsOf(posts);
        });
    }

    @TestFactory
    Stream<DynamicContainer> underHoldNothingIsPostedTwice() {
        return crashes(HOLD, (clean, step, crashed) -> assertThat(crashed.posts).doesNotHaveDuplicates());
    }

    @TestFactory
    Stream<DynamicContainer> underHoldOnlyWhatMayHaveArrivedIsHeldWithItsOriginalAndADeadLetter() {
        return crashes(
                HOLD,
                (clean, step, crashed) -> assertThat(crashed.held)
                        .containsExactlyInAnyOrderElementsOf(clean.filesBetween("sends.begin", step, "media.move")));
    }

    @TestFactory
    Stream<DynamicContainer> underHoldWhatIsNotHeldIsPosted() {
        return crashes(HOLD, (clean, step, crashed) -> {
            Set<String> heldOrPosted = new HashSet<>(crashed.held);
            heldOrPosted.addAll(crashed.posts);
            assertThat(heldOrPosted).containsExactlyInAnyOrderElementsOf(clean.posts);
        });
    }

    @TestFactory
    Stream<DynamicContainer> underHoldTheSubmissionIsSettled() {
        return crashes(
                HOLD,
                (clean, step, crashed) -> assertThat(crashed.end.settled()).isTrue());
    }

    @FunctionalInterface
    private interface Check {
        void of(Run clean, int step, Run crashed);
    }

    private Stream<DynamicContainer> crashes(String policy, Check check) {
        return Stream.of(Scene.ALBUM_OF_IMAGES, Scene.VIDEO_AS_IT_IS, Scene.CONVERTED_FILE)
                .map(scene -> DynamicContainer.dynamicContainer(scene.name(), crashes(scene, policy, check)));
    }

    private Stream<DynamicTest> crashes(Scene scene, String policy, Check check) {
        Run clean = run(scene, policy, OptionalInt.empty());
        return IntStream.range(0, clean.steps.size())
                .mapToObj(step -> DynamicTest.dynamicTest(
                        "before step " + step + ", " + clean.steps.get(step),
                        () -> check.of(clean, step, run(scene, policy, OptionalInt.of(step)))));
    }

    /**
     * What came of it.
     *
     * @param held the names of files that are quarantined with their original there and a letter about them
     */
    private record Run(List<String> steps, List<String> posts, List<String> held, TwinUploads.EndState end) {

        /** The files of which a worker that died before this step had taken the first of these, and not the last. */
        List<String> filesBetween(String first, int step, String last) {
            return IntStream.range(0, posts.size())
                    .filter(file -> step > own(first, file) && step <= own(last, file))
                    .mapToObj(posts::get)
                    .toList();
        }

        /** Each file has a step of its own, or there is one for all. */
        private int own(String name, int file) {
            List<Integer> places = IntStream.range(0, steps.size())
                    .filter(step -> steps.get(step).equals(name))
                    .boxed()
                    .toList();
            return places.get(Math.min(file, places.size() - 1));
        }
    }

    private Run run(Scene scene, String policy, OptionalInt crashBefore) {
        String name = scene + "-" + (crashBefore.isPresent() ? crashBefore.getAsInt() : "clean");
        try (TwinUploads uploads = new TwinUploads(folder.resolve(name), policy)) {
            Chat chat = Chat.stepping(uploads.steps);
            UploadTask task = scene.prepare(uploads);
            if (crashBefore.isPresent()) {
                uploads.steps.crashBefore(crashBefore.getAsInt());
                assertThatThrownBy(() -> uploads.deliver(task, chat)).isInstanceOf(Steps.Crash.class);
                uploads.steps.restart();
            }
            uploads.deliver(task, chat);
            List<String> held = task.media().stream()
                    .map(uploads::file)
                    .filter(file -> held(file, uploads))
                    .map(UnknownOutcomeCrashTest::nameInChat)
                    .toList();
            return new Run(uploads.steps.taken(), List.copyOf(chat.posts), held, uploads.end());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean held(MediaFile file, TwinUploads uploads) {
        return file.state() == MediaState.QUARANTINED
                && Files.exists(Path.of(file.source()))
                && uploads.deadLetters().stream().map(DeadLetter::value).anyMatch(letter -> letter.contains(file.id()));
    }

    private static String nameInChat(MediaFile file) {
        return file.convertedAt() == null ? file.name() : UploadSource.mp4(file.name());
    }
}
