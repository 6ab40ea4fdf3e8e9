package dev.lull.convert.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.HeldTask;
import dev.lull.common.media.Failure;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.role.TasksInHand;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.testing.FakeFfmpeg;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitMonitorsTest {

    private static final Duration LOOK_AT_DISK = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final OpenedGate gate = new OpenedGate();
    private final FakeFfmpeg ffmpeg = new FakeFfmpeg();
    private final TasksInHand tasks = new TasksInHand(gate.clock);

    @Test
    void aUnitYieldsToUploads() throws Exception {
        RunMonitor monitor = monitors(0).forUnit(() -> OptionalDouble.of(0.5));
        gate.uploadsWait();
        monitor.check(ffmpeg);

        assertThat(ffmpeg.suspended()).isTrue();
    }

    @Test
    void aUnitWaitsWhileTheDiskIsFull() throws Exception {
        RunMonitor monitor = monitors(Long.MAX_VALUE).forUnit(() -> OptionalDouble.of(0.5));
        monitor.check(ffmpeg);
        assertThat(ffmpeg.suspended()).as("looked at when it began").isFalse();

        gate.later(LOOK_AT_DISK);
        monitor.check(ffmpeg);
        assertThat(ffmpeg.suspended()).isTrue();
    }

    @Test
    void aUnitThatYieldedDoesNotGoOnIntoAFullDisk() throws Exception {
        RunMonitor monitor = monitors(Long.MAX_VALUE).forUnit(() -> OptionalDouble.of(0.5));
        gate.uploadsWait();
        gate.later(LOOK_AT_DISK);
        monitor.check(ffmpeg);

        gate.open();
        monitor.check(ffmpeg);

        assertThat(ffmpeg.suspended()).isTrue();
    }

    @Test
    void howAUnitIsIsTold() throws Exception {
        RunMonitor monitor = monitors(0).forUnit(() -> OptionalDouble.of(0.5));
        gate.uploadsWait();
        List<HeldTask> told = new ArrayList<>();
        tasks.of(new TaskHandler<UnitTask>() {
                    @Override
                    public void handle(UnitTask task) throws Failure, InterruptedException {
                        monitor.check(ffmpeg);
                        told.addAll(tasks.all());
                    }

                    @Override
                    public void giveUp(UnitTask task, Failure failure) {}
                })
                .handle(new UnitTask("film", Unit.segment(3), false, 1));

        assertThat(told).singleElement().satisfies(held -> {
            assertThat(held.media()).isEqualTo("film");
            assertThat(held.unit()).isEqualTo(Unit.segment(3));
            assertThat(held.suspended()).isTrue();
            assertThat(held.fraction()).isEqualTo(0.5);
        });
        assertThat(tasks.all()).isEmpty();
    }

    private UnitMonitors monitors(long floor) {
        return new UnitMonitors(
                GateYield.Rule.of("suspend", Duration.ofMinutes(10)),
                gate.view,
                gate.guard,
                new FreeSpaceGuard(folder, floor),
                tasks,
                gate.clock);
    }
}
