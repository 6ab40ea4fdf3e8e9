package dev.lull.convert.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.testing.FakeFfmpeg;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitMonitorsTest {

    private static final Duration LOOK_AT_DISK = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final OpenedGate gate = new OpenedGate();
    private final FakeFfmpeg ffmpeg = new FakeFfmpeg();

    @Test
    void aUnitYieldsToUploads() throws Exception {
        RunMonitor monitor = monitors(0).forUnit();
        gate.uploadsWait();
        monitor.check(ffmpeg);

        assertThat(ffmpeg.suspended()).isTrue();
    }

    @Test
    void aUnitWaitsWhileTheDiskIsFull() throws Exception {
        RunMonitor monitor = monitors(Long.MAX_VALUE).forUnit();
        monitor.check(ffmpeg);
        assertThat(ffmpeg.suspended()).as("looked at when it began").isFalse();

        gate.later(LOOK_AT_DISK);
        monitor.check(ffmpeg);
        assertThat(ffmpeg.suspended()).isTrue();
    }

    @Test
    void aUnitThatYieldedDoesNotGoOnIntoAFullDisk() throws Exception {
        RunMonitor monitor = monitors(Long.MAX_VALUE).forUnit();
        gate.uploadsWait();
        gate.later(LOOK_AT_DISK);
        monitor.check(ffmpeg);

        gate.open();
        monitor.check(ffmpeg);

        assertThat(ffmpeg.suspended()).isTrue();
    }

    private UnitMonitors monitors(long floor) {
        return new UnitMonitors(
                GateYield.Rule.of("suspend", Duration.ofMinutes(10)),
                gate.view,
                gate.guard,
                new FreeSpaceGuard(folder, floor),
                gate.clock);
    }
}
