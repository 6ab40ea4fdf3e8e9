package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.common.testing.memory.InMemoryQueue;
import dev.lull.common.trace.Traces;
import dev.lull.coordinator.action.BulkAction;
import dev.lull.coordinator.action.Cancel;
import dev.lull.coordinator.testing.SameThread;
import dev.lull.coordinator.testing.SmallMedia;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator's intake with its own threads, on a ledger and a queue in memory. */
abstract class TakingIn {

    static final String TARGET = "/target";

    private static final Duration PAUSE = Duration.ofMillis(1);

    final TickingClock clock = new TickingClock();
    final Settings settings = new SettingsLoader().base(Map.of()).load();
    final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));
    final RecordingPublisher published = new RecordingPublisher(new InMemoryQueue(clock).publisher());

    Traces traces = Traces.OFF;
    SourceFiles sources = new LocalSourceFiles(SourceRoots.EVERYWHERE);

    @TempDir
    Path folder;

    SmallMedia media;

    @BeforeEach
    void media() {
        media = new SmallMedia(folder);
    }

    Intake intake() {
        return intake(SmallMedia::probe);
    }

    Intake intake(MediaProbe probe) {
        return intake(probe, "test");
    }

    /** The intake of the coordinator of this name. */
    Intake intake(MediaProbe probe, String name) {
        return intake(probe, name, new SameThread());
    }

    /** The same, which takes submissions in on these threads, and otherwise one after the other. */
    Intake intake(MediaProbe probe, String name, ExecutorService submissions) {
        return new Intake(
                ledger, published, sources, probe, settings, traces, name, clock, PAUSE, submissions, this::cancelAll);
    }

    /** As whoever asks for it over HTTP. */
    void cancelAll(String submission) {
        MediaJournal journal = new MediaJournal(ledger.media(), published, "test", clock);
        DirectoryStore store = new DirectoryStore(folder.resolve("store"));
        SourceDisposal sourceDisposal = new SourceDisposal(ledger.media(), settings);
        new BulkAction(ledger).apply(new Cancel(ledger, journal, store, sourceDisposal, clock), submission);
    }

    /** Submits these paths and waits until all of them have been looked at and published. */
    Submission takeIn(Path... paths) {
        try (Intake intake = intake()) {
            intake.start();
            return dispatched(submit(intake, paths));
        }
    }

    /** The same, and what has arrived before is sent as well. */
    Submission takeInAgain(Path... paths) {
        try (Intake intake = intake()) {
            intake.start();
            return dispatched(intake.submit(
                    Arrays.stream(paths).map(Path::toString).toList(),
                    TARGET,
                    new SubmissionOptions(true, ConvertPriority.NORMAL)));
        }
    }

    static Submission submit(Intake intake, Path... paths) {
        return intake.submit(Arrays.stream(paths).map(Path::toString).toList(), TARGET, SubmissionOptions.USUAL);
    }

    Submission dispatched(Submission submission) {
        awaited(() -> now(submission).dispatched() != null);
        return now(submission);
    }

    Submission now(Submission submission) {
        return ledger.submissions().find(submission.id()).orElseThrow();
    }

    static void awaited(Callable<Boolean> condition) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(condition);
    }

    List<MediaFile> files(Submission submission) {
        return ledger.submissions().files(submission.id(), 0, 1000);
    }

    Map<String, MediaFile> byName(Submission submission) {
        Map<String, MediaFile> files =
                files(submission).stream().collect(Collectors.toMap(MediaFile::name, Function.identity()));
        assertThat(files).as("files of %s", submission.id()).isNotEmpty();
        return files;
    }
}
