package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.trace.Traces;
import dev.lull.coordinator.testing.SmallMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarIntakeTest extends TakingIn {

    @TempDir
    private Path elsewhere;

    @Test
    void aSidecarFollowsItsFileAndIsPublishedBehindIt() throws Exception {
        media.jpeg("IMG_1.jpg");
        sidecar("IMG_1.AAE", "crop");
        sidecar("IMG_1.jpg.json", "{}");

        Submission submission = takeIn(folder);

        Map<String, MediaFile> files = byName(submission);
        String photo = files.get("IMG_1.jpg").id();
        assertThat(files(submission))
                .extracting(MediaFile::name, MediaFile::state, MediaFile::sidecarOf, MediaFile::reason)
                .containsExactlyInAnyOrder(
                        tuple("IMG_1.jpg", MediaState.QUEUED, null, null),
                        tuple("IMG_1.AAE", MediaState.QUEUED, photo, "sidecar of IMG_1.jpg: it follows that file"),
                        tuple(
                                "IMG_1.jpg.json",
                                MediaState.QUEUED,
                                photo,
                                "sidecar of IMG_1.jpg: it follows that file"));
        assertThat(published.uploads(UploadPriority.IMAGES)).containsExactly(List.of(photo));
        assertThat(published.uploads(UploadPriority.CONVERTED))
                .containsExactly(
                        List.of(files.get("IMG_1.AAE").id()),
                        List.of(files.get("IMG_1.jpg.json").id()));
        assertThat(ledger.media().duplicates(photo)).hasSize(2);
    }

    @Test
    void equalSidecarsOfDifferentPhotosAreNoDuplicates() throws Exception {
        media.jpeg("IMG_1.jpg");
        media.jpeg("IMG_2.jpg");
        sidecar("IMG_1.xmp", "no stars");
        sidecar("IMG_2.xmp", "no stars");

        Map<String, MediaFile> files = byName(takeIn(folder));

        assertThat(List.of("IMG_1.xmp", "IMG_2.xmp"))
                .allMatch(name -> files.get(name).state() == MediaState.QUEUED);
    }

    @Test
    void takenInAgainASidecarWaitsForTheFirstOneUntilItChanges() throws Exception {
        media.jpeg("IMG_1.jpg");
        sidecar("IMG_1.xmp", "no stars");
        Map<String, MediaFile> first = byName(takeIn(folder));

        MediaFile same = byName(takeInElsewhere()).get("IMG_1.xmp");
        assertThat(same.state()).isEqualTo(MediaState.WAITING);
        assertThat(same.owner()).isEqualTo(first.get("IMG_1.xmp").id());

        sidecar("IMG_1.xmp", "five stars");
        Map<String, MediaFile> changed = byName(takeInElsewhere());
        assertThat(changed.get("IMG_1.xmp").state()).isEqualTo(MediaState.QUEUED);
        assertThat(changed.get("IMG_1.xmp").sidecarOf())
                .isEqualTo(changed.get("IMG_1.jpg").id());
    }

    @Test
    void takenInAgainASidecarThatArrivedIsADuplicate() throws Exception {
        media.jpeg("IMG_1.jpg");
        sidecar("IMG_1.xmp", "no stars");
        Map<String, MediaFile> first = byName(takeIn(folder));
        for (MediaFile file : first.values()) {
            ledger.media().move(file.id(), StateChange.to(MediaState.UPLOADED).with(MediaField.RESULT, file.name()));
        }

        assertThat(byName(takeInElsewhere()))
                .extractingByKeys("IMG_1.jpg", "IMG_1.xmp")
                .extracting(MediaFile::state)
                .containsOnly(MediaState.DUPLICATE);
    }

    @Test
    void aSidecarTakesThePlaceOfOneWhoseFileDidNotArrive() throws Exception {
        media.jpeg("IMG_1.jpg");
        sidecar("IMG_1.xmp", "no stars");
        Map<String, MediaFile> first = byName(takeIn(folder));
        MediaFile waiting = byName(takeInElsewhere()).get("IMG_1.xmp");
        ledger.media()
                .move(
                        first.get("IMG_1.xmp").id(),
                        StateChange.to(MediaState.QUARANTINED).because("a sidecar without its file"));

        MediaFile next = new WaitingFiles(
                        ledger,
                        new LocalSourceFiles(SourceRoots.EVERYWHERE),
                        new MediaJournal(ledger.media(), published, "test", clock),
                        new SourceDisposal(ledger.media(), settings),
                        clock)
                .follow(waiting);

        assertThat(next.state()).isEqualTo(MediaState.SUBMITTED);
    }

    @Test
    void aFileKnowsOfItsSidecarsBeforeTheyAreRead() throws Exception {
        Path photo = media.jpeg("IMG_1.jpg");
        sidecar("IMG_1.xmp", "stars");
        IntakeParts parts = IntakeParts.of(
                ledger,
                new LocalSourceFiles(SourceRoots.EVERYWHERE),
                new MediaJournal(ledger.media(), published, "test", clock),
                SmallMedia::probe,
                settings,
                Traces.OFF,
                Duration.ofMillis(1),
                clock);
        FileIntake files = new FileIntake(parts, new Duplicates(ledger.media(), TARGET), "s", () -> {});
        String id = Ids.media("s", photo.toString());

        new SourceWalk(
                        AllowedRoots.of(settings),
                        new LocalSourceFiles(SourceRoots.EVERYWHERE),
                        parts.sourceCheck(),
                        entry -> {
                            if (entry.owner() == null) {
                                files.note(List.of(entry));
                            }
                        })
                .walk(List.of(folder.toString()), WalkPosition.START);

        assertThat(ledger.media().duplicates(id))
                .containsExactly(Ids.media("s", folder.resolve("IMG_1.xmp").toString()));
    }

    @Test
    void theSidecarOfACopyFollowsThatCopy() throws Exception {
        Path first = media.jpeg("a.jpg");
        Files.createDirectory(folder.resolve("copies"));
        Files.copy(first, folder.resolve("copies/b.jpg"));
        sidecar("copies/b.xmp", "stars");

        Map<String, MediaFile> files = byName(takeIn(folder));

        assertThat(files.get("copies/b.jpg").state()).isEqualTo(MediaState.WAITING);
        assertThat(files.get("copies/b.xmp").sidecarOf())
                .isEqualTo(files.get("copies/b.jpg").id());
    }

    @Test
    void aSidecarWithoutItsFileIsSkippedAndSaysSo() throws Exception {
        media.jpeg("IMG_1.jpg");
        sidecar("IMG_2.xmp", "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"></x:xmpmeta>");

        MediaFile orphan = byName(takeIn(folder)).get("IMG_2.xmp");

        assertThat(orphan.state()).isEqualTo(MediaState.SKIPPED);
        assertThat(orphan.reason()).isEqualTo("a sidecar without its file: no image or video beside it has its name");
    }

    @Test
    void aSidecarThatIsSubmittedWithoutItsFileIsSkippedAsWell() throws Exception {
        media.jpeg("IMG_1.jpg");
        Path sidecar = sidecar("IMG_1.xmp", "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"></x:xmpmeta>");

        assertThat(byName(takeIn(sidecar)).get("IMG_1.xmp").state()).isEqualTo(MediaState.SKIPPED);
    }

    @Test
    void aSidecarThatIsNamedItselfFollowsAFileOfItsSubmission() throws Exception {
        Path photo = media.jpeg("IMG_1.jpg");
        Path sidecar = sidecar("IMG_1.xmp", "stars");

        Map<String, MediaFile> files = byName(takeIn(photo, sidecar));

        assertThat(files.get("IMG_1.xmp").sidecarOf())
                .isEqualTo(files.get("IMG_1.jpg").id());
    }

    @Test
    void aSidecarThatIsTriedAgainFollowsItsFileAgain() throws Exception {
        media.jpeg("IMG_1.jpg");
        sidecar("IMG_1.xmp", "stars");
        Map<String, MediaFile> files = byName(takeIn(folder));
        String sidecar = files.get("IMG_1.xmp").id();
        ledger.media().move(sidecar, StateChange.to(MediaState.QUARANTINED).because("the file is gone"));
        ledger.media().retry(sidecar, MediaState.SUBMITTED);

        Settings withTarget =
                new SettingsLoader().base(Map.of("target", TARGET)).load();
        SecondIntake.of(ledger, published, withTarget, clock)
                .take(ledger.media().find(sidecar).orElseThrow());

        MediaFile again = ledger.media().find(sidecar).orElseThrow();
        assertThat(again.state()).isEqualTo(MediaState.QUEUED);
        assertThat(again.sidecarOf()).isEqualTo(files.get("IMG_1.jpg").id());
        assertThat(published.uploads(UploadPriority.CONVERTED)).hasSize(2);
    }

    /** The same files in a submission of its own, as the paths are others. */
    private Submission takeInElsewhere() throws Exception {
        Path link = elsewhere.resolve("" + clock.instant().toEpochMilli());
        clock.tick(Duration.ofSeconds(1));
        return takeIn(Files.createSymbolicLink(link, folder));
    }

    private Path sidecar(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }
}
