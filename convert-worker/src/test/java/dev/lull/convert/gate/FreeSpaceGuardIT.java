package dev.lull.convert.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.convert.ffmpeg.FfmpegRun;
import dev.lull.convert.ffmpeg.RunLimits;
import dev.lull.convert.ffmpeg.RunMonitor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceGuardIT {

    @TempDir
    Path folder;

    @Test
    void aDiskWithLessFreeSpaceThanTheFloorHasNoRoom() {
        assertThat(new FreeSpaceGuard(folder, Long.MAX_VALUE).hasRoom()).isFalse();
    }

    @Test
    void aStoreThatDoesNotExistYetIsJudgedByTheDiskItWillBeOn() {
        assertThat(new FreeSpaceGuard(folder.resolve("store/deep"), 1).hasRoom())
                .isTrue();
    }

    @Test
    void aRunningFfmpegStandsStillWhileTheDiskIsFull() {
        RunMonitor floor = new FreeSpaceGuard(folder, Long.MAX_VALUE).monitor(halfMinutes());
        RunMonitor witness = process -> {
            if (process.suspended()) {
                throw new Failure.OwnershipLost("it stands still");
            }
        };
        FfmpegRun run = new FfmpegRun(
                TestFfmpeg.get(), new RunLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 0), Clock.systemUTC());
        List<String> endless =
                List.of("-nostdin", "-v", "error", "-re", "-f", "lavfi", "-i", "testsrc2", "-f", "null", "-");

        assertThatThrownBy(() -> run.run(endless, 1_000_000_000, floor.and(witness)))
                .hasMessage("it stands still");
    }

    private static InstantSource halfMinutes() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        return () -> now.getAndUpdate(before -> before.plusSeconds(31));
    }
}
