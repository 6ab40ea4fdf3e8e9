package dev.lull.coordinator.bucket;

import static dev.lull.coordinator.bucket.BucketEventsTest.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.ledger.Submission;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.testing.RoleContexts;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.common.testing.memory.InMemoryQueue;
import dev.lull.coordinator.intake.AllowedRoots;
import dev.lull.coordinator.intake.Intake;
import dev.lull.coordinator.testing.SmallMedia;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of buckets on a topic, and submissions in a ledger, both in memory. */
class BucketWatchTest {

    private static final String TOPIC = "bucket-events";

    private final TickingClock clock = new TickingClock();
    private final Steps steps = new Steps();
    private final InMemoryQueue queue = new InMemoryQueue(clock, steps);
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1), steps);
    private final Settings settings = settings("s3://camera/in,s3://other,/media");
    private int processes;

    private static Settings settings(String roots) {
        return new SettingsLoader()
                .base(Map.of(
                        "intake.roots", roots,
                        "target", "s3://camera/in/out",
                        "store", "s3://other/store"))
                .load();
    }

    /** The watch of a process that has just started. */
    private BucketWatch watch() {
        processes++;
        return watch((id, uris, naming) -> ledger.submissions()
                .open(id, uris, naming, "s3://camera/in/out", false, ConvertPriority.NORMAL, clock.instant()));
    }

    private BucketWatch watch(BucketWatch.Submissions submissions) {
        return new BucketWatch(
                queue.another("process-" + processes, steps).events(TOPIC),
                TOPIC,
                AllowedRoots.of(settings),
                submissions,
                clock);
    }

    private void event(String... records) {
        queue.createEvents(TOPIC);
        queue.event(TOPIC, "{\"Records\":[" + String.join(",", records) + "]}");
    }

    private List<String> submitted() {
        return ledger.submissions().unsettled().stream()
                .flatMap(each -> each.paths().stream())
                .toList();
    }

    @Test
    void theObjectsOfABatchBelowOneRootAreOneSubmission() {
        event(record("ObjectCreated:Put", "in/b.jpg"), record("ObjectRemoved:Delete", "in/c.jpg"));
        event(record("ObjectCreated:Put", "in/2026/a.jpg"));
        event(record("ObjectCreated:Put", "in/b.jpg"));
        try (BucketWatch watch = watch()) {
            watch.turn();
            watch.turn();
        }

        assertThat(ledger.submissions().unsettled()).singleElement().satisfies(submission -> {
            assertThat(submission.paths()).containsExactly("s3://camera/in/2026/a.jpg", "s3://camera/in/b.jpg");
            assertThat(submission.naming()).isNotNull().satisfies(naming -> {
                assertThat(naming.folder()).isEqualTo("s3://camera/in");
                assertThat(naming.prefix()).isEmpty();
            });
            assertThat(submission.id()).matches("\\d{8}-\\d{6}-[0-9a-f]{12}");
        });
    }

    @Test
    void whatIsBelowNoRootOrBelowTheTargetOrTheStoreIsPassedOver() {
        event(
                record("ObjectCreated:Put", "elsewhere/a.jpg"),
                record("ObjectCreated:Put", "in/out/a.jpg"),
                record("ObjectCreated:Put", "inner/a.jpg"),
                record("ObjectCreated:Put", "x").replace("camera", "other"),
                record("ObjectCreated:Put", "store/x").replace("camera", "other"),
                record("ObjectCreated:Put", "x").replace("camera", "foreign"));
        try (BucketWatch watch = watch()) {
            watch.turn();
        }

        assertThat(submitted()).containsExactly("s3://other/x");
    }

    @Test
    void whatIsNoEventIsSkippedAndHoldsNothingUp() {
        queue.createEvents(TOPIC);
        queue.event(TOPIC, "nonsense");
        queue.event(TOPIC, null);
        event(record("ObjectCreated:Put", "in/a.jpg"));
        queue.event(TOPIC, "{\"Records\":7}");
        try (BucketWatch watch = watch()) {
            watch.turn();
            event(record("ObjectCreated:Put", "in/b.jpg"));
            watch.turn();
        }

        assertThat(submitted()).containsExactlyInAnyOrder("s3://camera/in/a.jpg", "s3://camera/in/b.jpg");
    }

    @Test
    void aCrashBeforeAnyStepNeitherLosesAnObjectNorSubmitsItTwice() {
        event(
                record("ObjectCreated:Put", "in/a.jpg"),
                record("ObjectCreated:Put", "x").replace("camera", "other"));
        BucketWatch dying = watch();
        int died = 0;
        for (int step = 0; ; step++, died++) {
            steps.restart();
            steps.crashBefore(step);
            BucketWatch process = dying;
            Throwable end = catchThrowable(process::turn);
            process.close();
            if (end == null) {
                break;
            }
            assertThat(end).isInstanceOf(Steps.Crash.class);
            steps.restart();
            // more comes before the next process starts
            event(record("ObjectCreated:Put", "in/later-" + step + ".jpg"));
            dying = watch();
        }
        steps.restart();
        try (BucketWatch watch = watch()) {
            watch.turn();
            watch.turn();
        }

        assertThat(died).isGreaterThanOrEqualTo(2);
        List<String> expected = new ArrayList<>(List.of("s3://camera/in/a.jpg", "s3://other/x"));
        for (int i = 0; i < died; i++) {
            expected.add("s3://camera/in/later-" + i + ".jpg");
        }
        assertThat(submitted()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void withoutRedisTheBatchWaits() {
        event(record("ObjectCreated:Put", "in/a.jpg"));
        try (BucketWatch watch = watch()) {
            ledger.disconnect();
            assertThatThrownBy(watch::turn).isInstanceOf(LedgerUnavailable.class);
            assertThatThrownBy(watch::turn).isInstanceOf(LedgerUnavailable.class);
            ledger.reconnect();
            watch.turn();
        }

        assertThat(submitted()).containsExactly("s3://camera/in/a.jpg");
    }

    @Test
    void aBatchThatFailsForNoReasonOfAServerIsLeftBehindInTheEnd() {
        event(record("ObjectCreated:Put", "in/a.jpg"));
        List<String> opened = new ArrayList<>();
        try (BucketWatch watch = watch((id, uris, naming) -> {
            opened.addAll(uris);
            if (uris.contains("s3://camera/in/a.jpg")) {
                throw new IllegalStateException("a bug");
            }
        })) {
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(watch::turn).isInstanceOf(IllegalStateException.class);
            }
            watch.turn();
            event(record("ObjectCreated:Put", "in/b.jpg"));
            watch.turn();
        }

        assertThat(opened).hasSize(6).last().isEqualTo("s3://camera/in/b.jpg");
    }

    @Test
    void aTopicThatIsMissingIsWaitedFor() {
        try (BucketWatch watch = watch()) {
            assertThatThrownBy(watch::turn)
                    .isInstanceOf(QueueUnavailable.class)
                    .hasMessageContaining("find the topic " + TOPIC);
            event(record("ObjectCreated:Put", "in/a.jpg"));
            watch.turn();
        }

        assertThat(submitted()).containsExactly("s3://camera/in/a.jpg");
    }

    @Test
    void ofRecordsThatAreNoEventsTheLogTellsOnceAMinute() {
        queue.createEvents(TOPIC);
        queue.event(TOPIC, "nonsense");
        var batch = queue.another("reader").events(TOPIC).poll(Duration.ZERO).orElseThrow();
        SkippedEvents skipped = new SkippedEvents(clock);

        List<Boolean> told = Stream.generate(
                        () -> skipped.add(batch, batch.events().get(0), "why"))
                .limit(100)
                .toList();
        assertThat(told).startsWith(true).filteredOn(each -> each).hasSize(1);
        clock.tick(SkippedEvents.BETWEEN);
        assertThat(skipped.add(batch, batch.events().get(0), "why")).isTrue();
    }

    @Test
    void withItsOwnThreadItSubmitsToTheIntake(@TempDir Path folder) {
        RoleContext context =
                RoleContexts.of(settings, queue, ledger, new DirectoryStore(folder), "test", Clock.systemUTC());
        event(record("ObjectCreated:Put", "in/a.jpg"));
        try (Intake intake = new Intake(context, SmallMedia::probe, submission -> {});
                BucketWatch watch = new BucketWatch(context, TOPIC, intake, "/target")) {
            watch.start();
            await().until(() -> submitted().equals(List.of("s3://camera/in/a.jpg")));
            assertThat(watch.lastTurn()).isAfter(Clock.systemUTC().instant().minusSeconds(60));
        }
        assertThat(ledger.submissions().unsettled())
                .extracting(Submission::target)
                .containsExactly("/target");
    }

    @Test
    void withoutARootInABucketThatIsSaid(@TempDir Path folder) {
        RoleContext context = RoleContexts.of(
                settings("/media"), queue, ledger, new DirectoryStore(folder), "test", Clock.systemUTC());
        try (Intake intake = new Intake(context, SmallMedia::probe, submission -> {})) {
            assertThatThrownBy(() -> new BucketWatch(context, TOPIC, intake, "/target"))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageStartingWith("intake.bucket-events.topic: intake.roots names no place in a bucket");
        }
    }
}
