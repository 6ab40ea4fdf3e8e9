package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.coordinator.testing.SameThread;
import dev.lull.coordinator.testing.SmallMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuietTimeTest extends TakingIn {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aFileThatChangedAMomentAgoIsQuarantinedWithTheTimeItNeeds() throws Exception {
        StateChange verdict = verdict(MINUTE, changed(Duration.ofSeconds(5))).orElseThrow();

        assertThat(verdict.to()).isEqualTo(MediaState.QUARANTINED);
        assertThat(verdict.facts().get(MediaField.REASON))
                .isEqualTo(
                        "it changed 5 s ago and may still be being written: lull retry takes it once it has not changed for"
                                + " 60 s (intake.quiet-time)");
    }

    @Test
    void aFileThatHasBeenQuietIsTaken() throws Exception {
        assertThat(verdict(MINUTE, changed(MINUTE))).isEmpty();
    }

    @Test
    void aClockThatIsALittleAheadMakesNoFileOlder() throws Exception {
        assertThat(verdict(MINUTE, changed(Duration.ofSeconds(-3)))).isPresent();
    }

    @Test
    void aFileFromTheFutureIsTaken() throws Exception {
        assertThat(verdict(MINUTE, changed(Duration.ofDays(-400)))).isEmpty();
    }

    @Test
    void withoutAQuietTimeEveryFileIsTaken() throws Exception {
        assertThat(verdict(Duration.ZERO, changed(Duration.ZERO))).isEmpty();
    }

    @Test
    void anObjectInABucketIsAlwaysFinished() {
        assertThat(verdict(MINUTE, "s3://bucket/a.jpg")).isEmpty();
    }

    @Test
    void theSameSubmissionAgainTakesTheFileOnceItIsQuiet() throws Exception {
        Path photo = media.jpeg("a.jpg");
        Files.setLastModifiedTime(photo, FileTime.from(clock.instant()));
        Settings careful =
                new SettingsLoader().base(Map.of("intake.quiet-time", "1m")).load();
        try (Intake intake = new Intake(
                ledger,
                published,
                new LocalSourceFiles(SourceRoots.EVERYWHERE),
                SmallMedia::probe,
                careful,
                "test",
                clock,
                Duration.ofMillis(1),
                new SameThread(),
                submission -> {})) {
            intake.start();

            assertThat(states(dispatched(submit(intake, folder)))).containsExactly(MediaState.QUARANTINED);
            clock.tick(MINUTE);
            assertThat(states(dispatched(submit(intake, folder)))).containsExactly(MediaState.QUEUED);
        }
    }

    private List<MediaState> states(Submission submission) {
        return files(submission).stream().map(MediaFile::state).toList();
    }

    private Optional<StateChange> verdict(Duration least, String source) {
        return new QuietTime(least, new LocalSourceFiles(SourceRoots.EVERYWHERE), clock).verdict(source);
    }

    private String changed(Duration ago) throws IOException {
        Path file = Files.createFile(folder.resolve("a.ts"));
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(ago)));
        return file.toString();
    }
}
