package dev.lull.coordinator.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.settings.WatchSettings;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.testing.RoleContexts;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.common.testing.memory.InMemoryQueue;
import dev.lull.coordinator.intake.Intake;
import dev.lull.coordinator.testing.SmallMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator that watches a folder, with its own threads, on a ledger and a queue in memory. */
class WatchTest {

    private final Clock clock = Clock.systemUTC();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));
    private final InMemoryQueue queue = new InMemoryQueue(clock);

    @TempDir
    Path folder;

    private Path watched;

    @BeforeEach
    void watched() throws Exception {
        watched = Files.createDirectory(folder.resolve("watched"));
    }

    @Test
    void whatComesIsTakenInUnderItsNameBelowThePrefix() throws Exception {
        SmallMedia media = new SmallMedia(watched);
        media.jpeg("first.jpg");
        Map<String, String> settings = Map.of(
                "target", folder.resolve("out").toString(), "watch.folders", watched + "=camera", "watch.settle", "0s");
        RoleContext context = context(settings);
        try (Intake intake = new Intake(context, SmallMedia::probe, submission -> {});
                Watch watch = new Watch(context, context.settings().get(WatchSettings.FOLDERS), intake, "/out")) {
            intake.start();
            watch.start();
            await().until(() -> names().contains("camera/first.jpg"));
            media.jpeg("2026/11/second.jpg");

            await().until(() -> names().contains("camera/2026/11/second.jpg"));
            assertThat(watch.lastTurn()).isAfter(clock.instant().minusSeconds(30));
        }
        assertThat(ledger.watches().hold(watched.toString(), "another", Duration.ofHours(1)))
                .isTrue();
    }

    @Test
    void aFolderThatIsTheTargetIsRefused() {
        RoleContext context = context(Map.of("target", watched.toString(), "watch.folders", watched.toString()));
        try (Intake intake = new Intake(context, SmallMedia::probe, submission -> {})) {
            assertThatThrownBy(() -> new Watch(
                            context, context.settings().get(WatchSettings.FOLDERS), intake, watched.toString()))
                    .isInstanceOf(SettingsException.class)
                    .hasMessage("watch.folders: " + watched
                            + " is the target, Lull's own, or named in intake.exclude: watch another folder");
        }
    }

    private List<String> names() {
        return ledger.submissions().unsettled().stream()
                .map(Submission::id)
                .flatMap(id -> ledger.submissions().files(id, 0, 100).stream())
                .filter(file -> file.state() == MediaState.QUEUED)
                .map(MediaFile::name)
                .toList();
    }

    private RoleContext context(Map<String, String> given) {
        Settings settings = new SettingsLoader().base(given).load();
        return RoleContexts.of(settings, queue, ledger, new DirectoryStore(folder.resolve("store")), "test", clock);
    }
}
