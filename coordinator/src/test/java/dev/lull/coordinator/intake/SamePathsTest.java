package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.task.UploadPriority;
import dev.lull.coordinator.testing.SmallMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A folder that is submitted again before its first submission is settled. */
class SamePathsTest extends TakingIn {

    private final List<Path> probed = new ArrayList<>();

    @Test
    void whatIsNewArrivesWithAnotherSubmissionOnceTheFirstIsReadToItsEndAndNothingIsSentTwice() throws Exception {
        media.jpeg("a.jpg");
        media.incompatible("film.mkv");
        Submission first = takeIn(folder);
        media.jpeg("b.jpg");

        Submission second = takeIn(folder);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(states(second))
                .containsExactlyInAnyOrder(
                        "a.jpg " + MediaState.WAITING, "b.jpg " + MediaState.QUEUED, "film.mkv " + MediaState.WAITING);
        assertThat(sent()).containsExactlyInAnyOrder(id(first, "a.jpg"), id(second, "b.jpg"), id(first, "film.mkv"));
    }

    @Test
    void contentThatTookThePlaceOfAnotherUnderTheSameNameArrives() throws Exception {
        media.jpeg("a.jpg");
        takeIn(folder);
        media.incompatible("a.jpg");

        assertThat(states(takeIn(folder))).containsExactly("a.jpg " + MediaState.DEFERRED);
    }

    @Test
    void aSubmissionThatIsNotReadYetIsGoneOnWith() throws Exception {
        media.jpeg("a.jpg");
        try (Intake intake = intake()) {
            Submission first = submit(intake, folder);
            assertThat(submit(intake, folder).id()).isEqualTo(first.id());

            intake.turn();

            assertThat(now(first).dispatched()).isNotNull();
        }
        assertThat(sent()).hasSize(1);
    }

    @Test
    void whatIsNewBehindAWalkThatGoesOnIsFoundByAnother() throws Exception {
        media.jpeg("b.jpg");
        media.incompatible("film.mkv");
        AtomicReference<Intake> running = new AtomicReference<>();
        List<String> answered = new ArrayList<>();
        try (Intake intake = intake(file -> {
            if (answered.isEmpty()) {
                clock.tick(Duration.ofSeconds(1));
                media("a.jpg");
                answered.add(submit(running.get(), folder).id());
            }
            return SmallMedia.probe(file);
        })) {
            running.set(intake);
            Submission submission = submit(intake, folder);

            intake.turn();
            assertThat(answered).containsExactly(submission.id());
            assertThat(now(submission).dispatched()).isNull();

            clock.tick(Duration.ofSeconds(1));
            intake.turn();

            assertThat(now(submission).dispatched()).isNotNull();
            assertThat(sent())
                    .containsExactlyInAnyOrder(
                            id(submission, "a.jpg"), id(submission, "b.jpg"), id(submission, "film.mkv"));
        }
    }

    @Test
    void whoeverWasInterruptedGoesOnWithWhatIsReadToItsEndAndGetsWhatIsNew() throws Exception {
        media.jpeg("a.jpg");
        media.incompatible("film.mkv");
        Submission first = takeIn(folder);
        arrived(first, "a.jpg");
        clock.tick(Duration.ofSeconds(1));
        media.jpeg("b.jpg");

        try (Intake next = intake(remembering())) {
            Submission resumed = next.resume(List.of(folder.toString()), TARGET, SubmissionOptions.USUAL);
            assertThat(resumed.id()).isEqualTo(first.id());
            assertThat(resumed.dispatched()).isNull();

            next.turn();
        }

        assertThat(now(first).dispatched()).isNotNull();
        assertThat(states(first))
                .containsExactlyInAnyOrder(
                        "a.jpg " + MediaState.UPLOADED,
                        "b.jpg " + MediaState.QUEUED,
                        "film.mkv " + MediaState.DEFERRED);
        assertThat(sent()).hasSize(3).doesNotHaveDuplicates();
        assertThat(probed).isEmpty();
    }

    @Test
    void whoeverWasInterruptedAsItsLastFileArrivedGetsAnotherSubmission() throws Exception {
        media.jpeg("a.jpg");
        Submission first = takeIn(folder);
        arrived(first, "a.jpg");
        ledger.submissions().settleIfDone(first.id(), clock.instant());

        try (Intake next = intake()) {
            assertThat(next.resume(List.of(folder.toString()), TARGET, SubmissionOptions.USUAL)
                            .id())
                    .isNotEqualTo(first.id());
        }
    }

    private void arrived(Submission submission, String name) {
        ledger.media().move(id(submission, name), StateChange.to(MediaState.UPLOADED));
    }

    private MediaProbe remembering() {
        return file -> {
            probed.add(file);
            return SmallMedia.probe(file);
        };
    }

    private void media(String name) {
        try {
            media.jpeg(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String id(Submission submission, String name) {
        return byName(submission).get(name).id();
    }

    private List<String> states(Submission submission) {
        return files(submission).stream()
                .map((MediaFile file) -> file.name() + " " + file.state())
                .toList();
    }

    /** The ids of all files that were published, as often as they were. */
    private List<String> sent() {
        return Stream.concat(
                        Stream.of(UploadPriority.values())
                                .flatMap(priority -> published.uploads(priority).stream())
                                .flatMap(List::stream),
                        published.conversions().stream())
                .toList();
    }
}
