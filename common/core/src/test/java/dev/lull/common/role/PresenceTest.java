package dev.lull.common.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.HeldTask;
import dev.lull.common.ledger.WorkerState;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.RoleContexts;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.common.testing.memory.InMemoryQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresenceTest {

    private static final UploadTask TASK = new UploadTask(UploadPriority.IMAGES, "s", List.of("a", "b"), 1);

    @TempDir
    Path folder;

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));
    private final TasksInHand tasks = new TasksInHand(clock);
    private Presence presence;
    private Instant turned;

    @BeforeEach
    void begin() {
        turned = clock.instant();
        RoleContext context = RoleContexts.of(
                new SettingsLoader().base(Map.of("target", "/target")).load(),
                new InMemoryQueue(clock),
                ledger,
                new DirectoryStore(folder),
                "box-1",
                clock);
        presence = new Presence(context, "upload", tasks, () -> turned);
    }

    @AfterEach
    void end() {
        presence.close();
    }

    /** Runs this while a task is in hand. */
    private void atWork(Runnable work) throws Exception {
        tasks.of(new TaskHandler<UploadTask>() {
                    @Override
                    public void handle(UploadTask task) {
                        work.run();
                    }

                    @Override
                    public void giveUp(UploadTask task, Failure failure) {}
                })
                .handle(TASK);
    }

    private List<WorkerState> present() {
        return ledger.workers().present(0, 10);
    }

    @Test
    void aWorkerTellsWhatItHasInHand() throws Exception {
        presence.beat();
        assertThat(present()).singleElement().satisfies(worker -> {
            assertThat(worker.name()).isEqualTo("box-1");
            assertThat(worker.role()).isEqualTo("upload");
            assertThat(worker.loopTurnedAt()).isEqualTo(turned);
            assertThat(worker.holds()).isEmpty();
        });

        clock.tick(Duration.ofSeconds(2));
        atWork(presence::beat);
        assertThat(present().get(0).holds())
                .containsExactly(new HeldTask(Topic.UPLOAD_IMAGES, "a", 2, null, clock.instant(), false, null));

        presence.beat();
        assertThat(present().get(0).holds()).isEmpty();
    }

    @Test
    void anIdleWorkerTellsItLessOften() {
        presence.beat();
        Instant first = present().get(0).seenAt();
        clock.tick(Duration.ofSeconds(2));
        presence.beat();
        assertThat(present().get(0).seenAt()).isEqualTo(first);

        clock.tick(Duration.ofSeconds(3));
        presence.beat();
        assertThat(present().get(0).seenAt()).isEqualTo(clock.instant());
    }

    @Test
    void whoWasKilledIsNotToldOfForLong() {
        presence.beat();
        clock.tick(Duration.ofSeconds(31));
        assertThat(present()).isEmpty();
    }

    @Test
    void withoutALedgerWorkGoesOnAndLaterItIsToldAgain() throws Exception {
        ledger.disconnect();
        List<String> done = new ArrayList<>();
        atWork(() -> {
            presence.beat();
            done.add("work");
        });
        assertThat(done).containsExactly("work");

        ledger.reconnect();
        presence.beat();
        assertThat(present()).hasSize(1);
    }

    @Test
    void whoStopsIsGone() {
        presence.beat();
        presence.close();
        assertThat(present()).isEmpty();
    }

    @Test
    void aTaskThatFailsIsOutOfHand() {
        assertThatThrownBy(() -> atWork(() -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(tasks.all()).isEmpty();
    }
}
