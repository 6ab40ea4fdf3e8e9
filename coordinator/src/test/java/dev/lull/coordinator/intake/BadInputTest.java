package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.task.UploadPriority;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is handed over gets a state with a one-line reason, and what is good among it goes on. */
class BadInputTest extends TakingIn {

    /** Sparse: the disk holds a few blocks of it. */
    private static final long HUGE = 10L << 30;

    @Test
    void everyBadFileSaysWhyAndTheGoodOneGoesOut() throws Exception {
        Path photo = media.jpeg("good.jpg");
        Path film = media.compatible("film.mp4");
        media.truncated(photo, "cut.jpg", 900);
        media.truncated(film, "cut.mp4", Files.size(film) / 2);
        Files.delete(film);
        Files.createFile(folder.resolve("zero.mp4"));
        Files.writeString(folder.resolve("text.mp4"), "not a film\n".repeat(20));
        Files.createSymbolicLink(folder.resolve("link.jpg"), folder.resolve("nowhere"));
        Path missing = folder.resolveSibling(folder.getFileName() + "-missing");

        Submission submission = takeIn(folder, missing);

        Map<String, MediaFile> files = byName(submission);
        assertThat(files).hasSize(7);
        assertThat(files.get("good.jpg").state()).isEqualTo(MediaState.QUEUED);
        assertIs(
                files.get("cut.jpg"),
                MediaState.QUARANTINED,
                "image data breaks off at byte 900: no end-of-image marker");
        assertIs(files.get("cut.mp4"), MediaState.QUARANTINED, "moov atom not found");
        assertIs(files.get("zero.mp4"), MediaState.SKIPPED, "empty file (0 bytes)");
        assertIs(files.get("text.mp4"), MediaState.SKIPPED, "text/plain is not a picture or a video");
        assertIs(files.get("link.jpg"), MediaState.QUARANTINED, "link to a file that is not there");
        assertIs(files.get(missing.getFileName().toString()), MediaState.QUARANTINED, "no such file or folder");
        assertThat(published.uploads(UploadPriority.IMAGES))
                .containsExactly(List.of(files.get("good.jpg").id()));
    }

    @Test
    void aHugeFileThatIsNoMediaIsSkippedWithoutBeingReadToItsEnd() throws Exception {
        Path text = Files.writeString(folder.resolve("1.txt"), "not a film\n".repeat(20));
        Path unknown = Files.write(folder.resolve("2.img"), new byte[] {0});
        for (Path huge : List.of(text, unknown)) {
            try (FileChannel channel = FileChannel.open(huge, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[] {0}), HUGE - 1);
            }
        }
        media.jpeg("3.jpg");

        Map<String, MediaFile> files;
        try (Intake intake = intake(BadInputTest::opensNothing)) {
            intake.start();
            files = byName(dispatched(submit(intake, folder)));
        }

        for (String name : List.of("1.txt", "2.img")) {
            assertThat(files.get(name).state()).isEqualTo(MediaState.SKIPPED);
            assertThat(files.get(name).size()).isEqualTo(HUGE);
            assertThat(files.get(name).sha256()).isNull();
        }
        assertThat(files.get("3.jpg").state()).isEqualTo(MediaState.QUEUED);
    }

    private static MediaFacts opensNothing(Path file) throws Failure {
        throw new Failure.Permanent(file + " is of no known format");
    }

    @Test
    void aFileNobodyMayReadIsQuarantined() throws Exception {
        Path photo = media.jpeg("closed.jpg");
        Files.setPosixFilePermissions(photo, PosixFilePermissions.fromString("---------"));
        boolean root = Files.isReadable(photo);

        MediaFile file = byName(takeIn(folder)).get("closed.jpg");

        assertThat(file.state()).isEqualTo(root ? MediaState.QUEUED : MediaState.QUARANTINED);
        assertThat(file.reason()).isEqualTo(root ? null : "no permission to read the file");
    }

    @Test
    void namesOfAllKindsArriveAsTheyAre() throws Exception {
        List<String> names = List.of("a b.jpg", "'it\"s'.jpg", "two\nlines.jpg", "\ud83c\udf89.jpg", "-rf.jpg");
        for (String name : names) {
            media.jpeg(name);
        }

        assertThat(byName(takeIn(folder))).containsOnlyKeys(names);
    }

    @Test
    void aSubmissionOfNothingButAnEmptyFolderIsSettledAtOnce() {
        Submission submission = takeIn(folder);

        assertIs(files(submission).get(0), MediaState.SKIPPED, "empty folder");
        assertThat(now(submission).settled()).isNotNull();
    }

    @Test
    void aFileThatFfprobeCouldNotBeAskedAboutMayBeSubmittedAgain() throws Exception {
        media.compatible("film.mp4");
        try (Intake intake = intake(file -> {
            throw new Failure.Transient("cannot start ffprobe");
        })) {
            intake.start();
            MediaFile failed = byName(dispatched(submit(intake, folder))).get("film.mp4");
            assertThat(failed.state()).isEqualTo(MediaState.QUARANTINED);
        }

        assertThat(byName(takeIn(folder)).get("film.mp4").state()).isEqualTo(MediaState.QUEUED);
    }

    private static void assertIs(MediaFile file, MediaState state, String reason) {
        assertThat(file.state()).as(file.name()).isEqualTo(state);
        assertThat(file.reason()).as(file.name()).isEqualTo(reason);
    }
}
