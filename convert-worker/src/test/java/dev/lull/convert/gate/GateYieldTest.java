package dev.lull.convert.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.common.queue.GateReason;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.testing.FakeFfmpeg;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateYieldTest {

    private static final Duration HAND_OVER_AFTER = Duration.ofMinutes(10);

    private final OpenedGate gate = new OpenedGate();
    private final FakeFfmpeg ffmpeg = new FakeFfmpeg();

    @Test
    void aRunningUnitIsSuspendedWhileUploadsWaitAndGoesOnAfterwards() throws Exception {
        RunMonitor suspend = by("suspend");
        suspend.check(ffmpeg);
        assertThat(ffmpeg.suspended()).as("nothing waits").isFalse();

        gate.uploadsWait();
        suspend.check(ffmpeg);
        assertThat(ffmpeg.suspended()).as("an upload waits").isTrue();

        gate.open();
        suspend.check(ffmpeg);
        assertThat(ffmpeg.suspended()).as("it is through").isFalse();
    }

    @Test
    void aUnitThatStandsForAnotherReasonStandsOn() throws Exception {
        ffmpeg.suspend("disk");
        by("suspend").check(ffmpeg);

        assertThat(ffmpeg.suspended()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"boundary", "never"})
    void otherwiseTheRunningUnitIsLeftAlone(String how) throws Exception {
        gate.uploadsWait();
        by(how).check(ffmpeg);

        assertThat(ffmpeg.suspended()).isFalse();
    }

    @Test
    void anExemptionThatIsPromisedToTheNextUnitIsNotForTheRunningOne() throws Exception {
        gate.overdue();
        assertThat(gate.guard.exemptNext()).isTrue();

        by("suspend").check(ffmpeg);

        assertThat(ffmpeg.suspended()).isTrue();
    }

    @Test
    void aSuspendedUnitIsLetThroughWhenTheGateHasBeenShutForTooLong() throws Exception {
        RunMonitor suspend = by("suspend");
        gate.uploadsWait();
        suspend.check(ffmpeg);

        gate.overdue();
        suspend.check(ffmpeg);

        assertThat(ffmpeg.suspended()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend", "boundary", "never"})
    void aPauseMakesEveryRunningUnitStand(String how) throws Exception {
        RunMonitor monitor = by(how);
        gate.shutBy(GateReason.Course.STAND, false);
        monitor.check(ffmpeg);
        assertThat(ffmpeg.suspended()).isTrue();

        gate.shutByNothing();
        monitor.check(ffmpeg);
        assertThat(ffmpeg.suspended()).isFalse();
    }

    @Test
    void aPauseThatDrainsLeavesTheRunningUnitAlone() throws Exception {
        gate.shutBy(GateReason.Course.FINISH, false);
        by("suspend").check(ffmpeg);

        assertThat(ffmpeg.suspended()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"suspend, true", "boundary, false", "never, false"})
    void toAScheduleItYieldsAsToUploads(String how, boolean suspended) throws Exception {
        gate.shutBy(GateReason.Course.AS_SET, true);
        by(how).check(ffmpeg);

        assertThat(ffmpeg.suspended()).isEqualTo(suspended);
    }

    @Test
    void noUnitIsLetThroughWhatSomebodyPausedHoweverLongUploadsWait() throws Exception {
        gate.shutBy(GateReason.Course.STAND, false);
        gate.overdue();
        by("suspend").check(ffmpeg);

        assertThat(ffmpeg.suspended()).isTrue();
        assertThat(gate.guard.due()).isFalse();
    }

    @Test
    void whatStandsTooLongByAReasonOfThisMachineIsLeftToOthers() throws Exception {
        RunMonitor monitor = by("suspend");
        gate.shutBy(GateReason.Course.AS_SET, true);
        monitor.check(ffmpeg);
        gate.later(HAND_OVER_AFTER.minusMillis(1));
        monitor.check(ffmpeg);
        gate.later(Duration.ofMillis(1));

        assertThatThrownBy(() -> monitor.check(ffmpeg))
                .isInstanceOf(Failure.PassedOn.class)
                .hasMessageStartingWith("stood for 600 s by CLOSED_PROBE(plex: 1 stream");
    }

    @Test
    void whatStandsByAReasonOfTheWholeFleetIsLeftToNobody() throws Exception {
        RunMonitor monitor = by("suspend");
        gate.shutBy(GateReason.Course.STAND, false);
        monitor.check(ffmpeg);
        gate.later(HAND_OVER_AFTER.multipliedBy(2));
        monitor.check(ffmpeg);

        assertThat(ffmpeg.suspended()).isTrue();
    }

    private RunMonitor by(String how) {
        return new GateYield(GateYield.Rule.of(how, HAND_OVER_AFTER), gate.view, gate.guard, gate.clock);
    }
}
