package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.Submission;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.UploadPriority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeTest extends TakingIn {

    @Test
    void whatACrashCutShortIsTakenUpAgainWithTheSameFiles() throws Exception {
        pictures("", 12);
        media.incompatible("film.mkv");
        published.goAwayAfter(1, Integer.MAX_VALUE);
        Submission submission;
        try (Intake first = intake()) {
            first.start();
            submission = submit(first, folder);
            awaited(() -> published.refusalsLeft() < Integer.MAX_VALUE);
        }
        assertThat(ledger.submissions().find(submission.id()).orElseThrow().dispatched())
                .isNull();

        published.goAwayAfter(0, 0);
        try (Intake second = intake()) {
            second.start();
            dispatched(submission);
        }

        assertThat(files(submission)).hasSize(13);
        assertThat(published.uploads(UploadPriority.IMAGES).stream().flatMap(List::stream))
                .containsAll(idsOf(submission, MediaState.QUEUED));
        assertThat(published.conversions()).containsExactlyElementsOf(idsOf(submission, MediaState.DEFERRED));
    }

    @Test
    void aBrokerThatIsAwayForAWhileLosesNothingAndDoublesNothing() throws Exception {
        pictures("", 3);
        published.goAwayAfter(0, 2);

        Submission submission = takeIn(folder);

        assertThat(published.uploads(UploadPriority.IMAGES)).containsExactly(idsOf(submission, MediaState.QUEUED));
    }

    @Test
    void albumsHoldImagesOfOneFolderInOrder() throws Exception {
        pictures("", 52);
        pictures("sub/", 3);

        Map<String, MediaFile> files = byName(takeIn(folder));

        assertThat(published.uploads(UploadPriority.IMAGES))
                .extracting(List::size)
                .containsExactly(50, 2, 3);
        assertThat(published.uploads(UploadPriority.IMAGES).get(1))
                .containsExactly(files.get("50.png").id(), files.get("51.png").id());
    }

    @Test
    void deferredVideosAreBehindEverythingThatIsReady() throws Exception {
        media.incompatible("0.mkv");
        media.compatible("1.mp4");
        pictures("z/", 2);

        Map<String, MediaFile> files = byName(takeIn(folder));

        String film = files.get("0.mkv").id();
        assertThat(published.tasks()).hasSize(3);
        assertThat(published.tasks().get(2))
                .isInstanceOfSatisfying(
                        ConvertTask.class, task -> assertThat(task.conversion()).isEqualTo(film));
        assertThat(files.get("0.mkv").compatible()).isFalse();
        assertThat(files.get("1.mp4").compatible()).isTrue();
        assertThat(ledger.conversions().find(film).orElseThrow().status()).isEqualTo(ConversionStatus.PENDING);
    }

    @Test
    void ofTwoEqualFilesTheFirstIsTheOriginal() throws Exception {
        Files.copy(media.jpeg("a.jpg"), folder.resolve("b.jpg"));

        Map<String, MediaFile> files = byName(takeIn(folder));

        assertThat(files.get("a.jpg").state()).isEqualTo(MediaState.QUEUED);
        assertThat(files.get("b.jpg").state()).isEqualTo(MediaState.WAITING);
        assertThat(files.get("b.jpg").reason())
                .isEqualTo("same content as a.jpg (" + files.get("a.jpg").id() + "), which is on its way");
    }

    @Test
    void anotherSubmissionOfWhatIsOnItsWayPublishesNothing() throws Exception {
        media.jpeg("in/a.jpg");
        media.incompatible("in/film.mkv");
        takeIn(folder.resolve("in"));
        int before = published.tasks().size();

        Submission again = takeIn(folder.resolve("in"), folder.resolve("in/a.jpg"));

        assertThat(files(again)).allSatisfy(file -> assertThat(file.state()).isEqualTo(MediaState.WAITING));
        assertThat(files(again)).hasSize(2);
        assertThat(published.tasks()).hasSize(before);
    }

    @Test
    void equalFilesThatAreNoMediaAreSkippedEachForItself() throws Exception {
        for (String name : List.of("1.jpg", "2.jpg")) {
            Files.createFile(folder.resolve("zero" + name));
            Files.writeString(folder.resolve("text" + name), "text\n".repeat(9));
        }

        Map<String, MediaFile> files = byName(takeIn(folder));
        Map<String, MediaFile> again = byName(takeIn(folder));

        assertThat(files.values()).extracting(MediaFile::state).containsOnly(MediaState.SKIPPED);
        assertThat(files.get("zero2.jpg").reason()).isEqualTo("empty file (0 bytes)");
        assertThat(files.get("text2.jpg").reason())
                .contains(files.get("text1.jpg").reason());
        assertThat(again.values()).extracting(MediaFile::state).containsOnly(MediaState.SKIPPED);
    }

    @Test
    void aFilmThatFailedIsTakenInAgainByTheNextSubmission() throws Exception {
        media.incompatible("film.mkv");
        MediaFile film = byName(takeIn(folder)).get("film.mkv");
        ledger.media().move(film.id(), StateChange.to(MediaState.QUARANTINED).because("no frame could be decoded"));
        ledger.submissions().settleIfDone(film.submission(), clock.instant());

        MediaFile again = byName(takeIn(folder)).get("film.mkv");

        assertThat(again.state()).isEqualTo(MediaState.DEFERRED);
        assertThat(published.tasks()).hasSize(2);
    }

    @Test
    void whatArrivedIsSentAgainOnRequestOnceForEqualFiles() throws Exception {
        Files.copy(media.jpeg("a.jpg"), folder.resolve("b.jpg"));
        MediaFile first = byName(takeIn(folder)).get("a.jpg");
        ledger.media().move(first.id(), StateChange.to(MediaState.UPLOADED));
        assertThat(byName(takeIn(folder.resolve("a.jpg"))).get("a.jpg").state()).isEqualTo(MediaState.DUPLICATE);

        Map<String, MediaFile> again = byName(takeInAgain(folder));

        assertThat(again.get("a.jpg").state()).isEqualTo(MediaState.QUEUED);
        assertThat(again.get("b.jpg").state()).isEqualTo(MediaState.WAITING);
        assertThat(again.get("b.jpg").owner()).isEqualTo(again.get("a.jpg").id());
    }

    @Test
    void aRequestToSendAgainDoesNotGoOnWithOneThatWasNot() throws Exception {
        Path picture = media.jpeg("a.jpg");

        Submission first = takeIn(picture);
        Submission again = takeInAgain(picture);

        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(files(again)).extracting(MediaFile::state).containsExactly(MediaState.WAITING);
    }

    @Test
    void whatComesWhileItStopsIsLeftToAnotherCoordinator() throws Exception {
        Path photo = media.jpeg("a.jpg");
        try (Intake intake = intake()) {
            intake.stopIntake();

            assertThatThrownBy(() -> submit(intake, photo)).isInstanceOf(Unavailable.class);
        }
        assertThat(ledger.submissions().unsettled()).isEmpty();
    }

    @Test
    void everyFactAboutAFileIsNoted() throws Exception {
        media.jpeg("a.txt");

        MediaFile file = byName(takeIn(folder)).get("a.txt");

        assertThat(file.contentType()).isEqualTo("image/jpeg");
        assertThat(file.size()).isEqualTo(Files.size(folder.resolve("a.txt")));
        assertThat(file.sha256()).hasSize(64);
        assertThat(file.source()).isEqualTo(folder.resolve("a.txt").toString());
    }

    /** In the order of the walk; files are noted several at once, in no certain order. */
    private List<String> idsOf(Submission submission, MediaState state) {
        return files(submission).stream()
                .filter(file -> file.state() == state)
                .sorted(Comparator.comparing(MediaFile::name))
                .map(MediaFile::id)
                .toList();
    }

    /** So many different pictures: {@code 00.png}, {@code 01.png}, … */
    private void pictures(String prefix, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            media.png("%s%02d.png".formatted(prefix, i));
        }
    }
}
