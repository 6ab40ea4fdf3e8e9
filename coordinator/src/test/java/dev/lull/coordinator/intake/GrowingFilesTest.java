package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.posix.OpenForWriting;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.task.UploadPriority;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that are handed over while somebody still writes them. */
class GrowingFilesTest extends TakingIn {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @BeforeEach
    void filesAreMadeNow() {
        clock.tick(Duration.between(clock.instant(), Instant.now()));
    }

    @Test
    void aFileThatAProgramWritesIntoWaitsUntilThatIsDoneAndHoldsNothingBack() throws Exception {
        media.jpeg("z.jpg");
        media.incompatible("film.mkv");
        Path photo = media.jpeg("a.jpg");
        byte[] whole = Files.readAllBytes(photo);
        try (Intake intake = intake()) {
            Submission submission;
            try (OutputStream writer = Files.newOutputStream(photo)) {
                writer.write(whole, 0, 10);
                intake.start();
                submission = submit(intake, folder);
                awaited(() -> published.uploads(UploadPriority.IMAGES).size() == 1
                        && published.conversions().size() == 1);
                assertThat(now(submission).dispatched()).isNull();
                assertThat(byName(submission).get("a.jpg").state()).isEqualTo(MediaState.SUBMITTED);
                writer.write(whole, 10, whole.length - 10);
            }
            clock.tick(GrowingFiles.PAUSE_OF_A_WRITER.multipliedBy(2));
            dispatched(submission);

            MediaFile taken = byName(submission).get("a.jpg");
            assertThat(taken.state()).isEqualTo(MediaState.QUEUED);
            assertThat(taken.size()).isEqualTo(whole.length);
            assertThat(published.uploads(UploadPriority.IMAGES)).hasSize(2);
            assertThat(published.conversions()).hasSize(1);
        }
    }

    @Test
    void whatCannotBeReadYetIsLookedAtAgainOnceItHasStoodStill() throws Exception {
        Path film = media.compatible("film.mp4");
        byte[] whole = Files.readAllBytes(film);
        Files.write(film, Arrays.copyOf(whole, whole.length / 2));
        Path late = media.incompatible("late.mkv");
        byte[] wholeLate = Files.readAllBytes(late);
        Files.write(late, new byte[0]);
        try (Intake intake = intake()) {
            intake.start();
            Submission submission = submit(intake, folder);
            awaited(() -> files(submission).size() == 2);
            Files.write(film, whole);
            Files.write(late, wholeLate);
            clock.tick(GrowingFiles.PAUSE_OF_A_WRITER.multipliedBy(2));
            dispatched(submission);

            assertThat(byName(submission).get("film.mp4").state()).isEqualTo(MediaState.QUEUED);
            assertThat(byName(submission).get("late.mkv").state()).isEqualTo(MediaState.DEFERRED);
            assertThat(published.conversions()).hasSize(1);
        }
    }

    @Test
    void whatCannotBeReadAndDoesNotChangeIsQuarantinedInTheEnd() throws Exception {
        Path film = media.compatible("film.mp4");
        Files.write(film, Arrays.copyOf(Files.readAllBytes(film), 20));
        media.jpeg("empty.jpg");
        Files.write(folder.resolve("empty.jpg"), new byte[0]);
        Files.writeString(folder.resolve("notes.txt"), "text");
        try (Intake intake = intake()) {
            intake.start();
            Submission submission = submit(intake, folder);
            awaited(() -> files(submission).size() == 3
                    && byName(submission).get("notes.txt").state() == MediaState.SKIPPED);
            clock.tick(GrowingFiles.PAUSE_OF_A_WRITER.multipliedBy(2));
            dispatched(submission);

            assertThat(byName(submission).get("film.mp4").state()).isEqualTo(MediaState.QUARANTINED);
            assertThat(byName(submission).get("empty.jpg").state()).isEqualTo(MediaState.SKIPPED);
        }
    }

    @Test
    void aFileThatIsHeldOpenInVainIsTaken() throws Exception {
        Path photo = media.jpeg("a.jpg");
        try (OutputStream writer = Files.newOutputStream(photo, StandardOpenOption.APPEND)) {
            clock.tick(OpenForWriting.HELD_IN_VAIN);

            assertThat(byName(takeIn(folder)).get("a.jpg").state()).isEqualTo(MediaState.QUEUED);
            assertThat(writer).isNotNull();
        }
    }

    @Test
    void aSubmissionThatIsCancelledWaitsNoLonger() throws Exception {
        Path photo = media.jpeg("a.jpg");
        try (Intake intake = intake();
                OutputStream writer = Files.newOutputStream(photo, StandardOpenOption.APPEND)) {
            intake.start();
            Submission submission = submit(intake, folder);
            awaited(() -> files(submission).size() == 1);
            ledger.submissions().cancel(submission.id(), clock.instant());

            awaited(() -> byName(submission).get("a.jpg").state() == MediaState.CANCELLED);
            assertThat(writer).isNotNull();
        }
    }

    @Test
    void aCoordinatorThatDiesWhileItWaitsIsFollowedByOneThatWaits() throws Exception {
        Path photo = media.jpeg("a.jpg");
        media.jpeg("b.jpg");
        Submission submission;
        try (OutputStream writer = Files.newOutputStream(photo, StandardOpenOption.APPEND)) {
            try (Intake first = intake()) {
                first.start();
                submission = submit(first, folder);
                awaited(() -> published.uploads(UploadPriority.IMAGES).size() == 1);
            }
            assertThat(writer).isNotNull();
        }
        clock.tick(MINUTE);
        try (Intake second = intake()) {
            second.start();
            dispatched(submission);
        }

        assertThat(byName(submission).get("a.jpg").state()).isEqualTo(MediaState.QUEUED);
    }

    @Test
    void withAQuietTimeAFileWaitsUntilItHasNotChangedForSoLong() throws Exception {
        Path photo = media.jpeg("a.jpg");
        Files.setLastModifiedTime(photo, FileTime.from(clock.instant()));
        GrowingFiles careful = growing(MINUTE);

        assertThat(careful.sign(photo.toString())).contains("it changed 0 s ago, within intake.quiet-time");
        clock.tick(MINUTE);
        assertThat(careful.sign(photo.toString())).isEmpty();
        assertThat(growing(Duration.ZERO).sign(photo.toString())).isEmpty();
    }

    @Test
    void aClockThatIsALittleAheadMakesNoFileOlderAndOneFromTheFutureIsTaken() throws Exception {
        Path photo = media.jpeg("a.jpg");
        Files.setLastModifiedTime(photo, FileTime.from(clock.instant().plusSeconds(3)));
        assertThat(growing(MINUTE).sign(photo.toString())).isPresent();

        Files.setLastModifiedTime(photo, FileTime.from(clock.instant().plus(Duration.ofDays(400))));
        assertThat(growing(MINUTE).sign(photo.toString())).isEmpty();
    }

    @Test
    void anObjectInABucketIsAlwaysWhole() {
        assertThat(growing(MINUTE).sign("s3://bucket/a.jpg")).isEmpty();
        assertThat(growing(MINUTE).changedLately("s3://bucket/a.jpg")).isFalse();
    }

    private GrowingFiles growing(Duration quiet) {
        return new GrowingFiles(quiet, new LocalSourceFiles(SourceRoots.EVERYWHERE), clock);
    }
}
