package dev.lull.convert.ffmpeg;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final Watchdog watchdog =
            new Watchdog(new RunLimits(Duration.ofSeconds(100), Duration.ofSeconds(10), 0), () -> now);

    @Test
    void anFfmpegThatStandsStillIsStopped() {
        assertThatThrownBy(() -> tick(11, false, false))
                .isInstanceOf(Failure.Transient.class)
                .hasMessage("ffmpeg made no progress for 10 s");
    }

    @Test
    void anFfmpegThatNeverEndsIsStopped() {
        assertThatThrownBy(() -> tick(101, true, false))
                .isInstanceOf(Failure.Transient.class)
                .hasMessage("ffmpeg took longer than 100 s");
    }

    @Test
    void theTimeOfASuspendedFfmpegDoesNotCount() {
        assertThatCode(() -> tick(3_600, false, true)).doesNotThrowAnyException();
    }

    @Test
    void theTimeThatTheMachineSleptDoesNotCount() {
        now = now.plus(Duration.ofHours(8));
        assertThatCode(() -> watchdog.tick(Progress.NONE, false)).doesNotThrowAnyException();
    }

    private void tick(int seconds, boolean progress, boolean suspended) throws Failure {
        for (int i = 1; i <= seconds; i++) {
            now = now.plusSeconds(1);
            watchdog.tick(progress ? new Progress(i, i, i) : Progress.NONE, suspended);
        }
    }
}
