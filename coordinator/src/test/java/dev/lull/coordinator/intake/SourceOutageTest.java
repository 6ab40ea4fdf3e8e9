package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.coordinator.testing.SmallMedia;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Originals whose disk or server is away while they are taken in. */
class SourceOutageTest extends TakingIn {

    private static final int MORE_THAN_THE_TRIES = 6;

    private final DetachableSources disks = new DetachableSources(new LocalSourceFiles(SourceRoots.EVERYWHERE));

    @BeforeEach
    void detachable() {
        sources = disks;
    }

    @Test
    void originalsThatAreAwayAreWaitedForAndThatIsSaid() throws Exception {
        media.jpeg("a.jpg");
        media.incompatible("film.mkv");
        disks.detach(folder.toString());
        try (Intake intake = intake()) {
            Submission submission = submit(intake, folder);

            intake.turn();
            intake.turn();
            assertThat(files(submission)).isEmpty();
            assertThat(intake.awaitedSources()).contains(folder + ": Stale file handle");

            disks.attach(folder.toString());
            intake.turn();
            assertThat(intake.awaitedSources()).isEmpty();
            assertThat(byName(dispatched(submission)).get("a.jpg").state()).isEqualTo(MediaState.QUEUED);
            assertThat(byName(submission).get("film.mkv").state()).isEqualTo(MediaState.DEFERRED);
        }
    }

    @Test
    void anOriginalThatGoesAwayWhileItIsReadIsNotTakenForDamaged() throws Exception {
        media.incompatible("film.mkv");
        AtomicBoolean breaks = new AtomicBoolean(true);
        MediaProbe probe = file -> {
            if (breaks.getAndSet(false)) {
                disks.detach(folder.toString());
                throw new Failure.Permanent("its data breaks off");
            }
            return SmallMedia.probe(file);
        };
        try (Intake intake = intake(probe)) {
            Submission submission = submit(intake, folder);
            intake.turn();
            assertThat(now(submission).dispatched()).isNull();

            disks.attach(folder.toString());
            intake.turn();

            assertThat(byName(dispatched(submission)).get("film.mkv").state()).isEqualTo(MediaState.DEFERRED);
        }
    }

    @Test
    void aSubmissionThatWaitsForItsOriginalsHoldsUpNoOtherAndIsLeftToAnyCoordinator() throws Exception {
        media.jpeg("away/a.jpg");
        media.jpeg("there/b.jpg");
        disks.detach(folder.resolve("away").toString());
        try (Intake intake = intake()) {
            Submission waiting = submit(intake, folder.resolve("away"));
            Submission next = submit(intake, folder.resolve("there"));
            clock.tick(Duration.ofHours(2));

            intake.turn();

            assertThat(now(next).dispatched()).isNotNull();
            assertThat(intake.lastTurn()).isEqualTo(clock.instant());
            assertThat(ledger.submissions().holdIntake(waiting.id(), "other", IntakeLease.TIME))
                    .isTrue();
        }
    }

    /** Each walk publishes again what it finds. */
    @Test
    void aSubmissionIsNotWalkedAgainBeforeTheFolderItStoppedAtAnswers() throws Exception {
        media.jpeg("1/a.jpg");
        media.jpeg("2/b.jpg");
        Path away = folder.resolve("2");
        disks.detach(away.toString());
        try (Intake intake = intake()) {
            Submission submission = submit(intake, folder.resolve("1"), away);
            intake.turn();
            media.jpeg("1/new.jpg");

            intake.turn();
            assertThat(files(submission)).extracting(MediaFile::name).doesNotContain("new.jpg");

            disks.attach(away.toString());
            intake.turn();
            assertThat(byName(submission)).containsOnlyKeys("a.jpg", "new.jpg", "b.jpg");
        }
    }

    @Test
    void aFileThatCannotBeReadWhereOthersCanIsQuarantinedAfterThreeTries() throws Exception {
        Path bad = media.jpeg("bad.jpg");
        media.jpeg("good.jpg");
        disks.fail(bad.toString(), MORE_THAN_THE_TRIES, new IOException("Input/output error"));

        Map<String, MediaFile> files = byName(takeIn(folder));

        assertThat(files.get("good.jpg").state()).isEqualTo(MediaState.QUEUED);
        assertThat(files.get("bad.jpg"))
                .extracting(MediaFile::state, MediaFile::reason)
                .containsExactly(MediaState.QUARANTINED, "cannot read the file: Input/output error");
        // and a look at how long ago it changed
        assertThat(disks.failures()).isEqualTo(3 + 1);
    }

    @Test
    void aServerThatAsksToWaitCostsNoFileItsTries() throws Exception {
        String busy = media.incompatible("film.mkv").toString();
        disks.fail(
                busy,
                MORE_THAN_THE_TRIES,
                new IOException("busy", new Failure.RateLimited("slow down", Duration.ofHours(1))));

        assertThat(byName(takeIn(folder)).get("film.mkv").state()).isEqualTo(MediaState.DEFERRED);
    }

    @Test
    void aSingleFileThatIsAwayIsLeftToTheReconciler() throws Exception {
        Path photo = media.jpeg("a.jpg");
        disks.detach(folder.toString());
        Submission submission = ledger.submissions().open("s", List.of(photo.toString()), TARGET, clock.instant());
        String id = Ids.media("s", photo.toString());
        MediaFile file = ledger.media().register(id, submission.id(), photo.toString(), "a.jpg", clock.instant());
        Settings withTarget =
                new SettingsLoader().base(Map.of("target", TARGET)).load();
        SingleFileIntake intake = SecondIntake.of(ledger, published, disks, withTarget, clock);

        intake.take(file);
        assertThat(ledger.media().find(id)).map(MediaFile::state).contains(MediaState.SUBMITTED);

        disks.attach(folder.toString());
        intake.take(file);
        assertThat(ledger.media().find(id)).map(MediaFile::state).contains(MediaState.QUEUED);
    }
}
