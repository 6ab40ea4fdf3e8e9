package dev.lull.convert.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.testing.FakeFfmpeg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadYieldTest {

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

    private RunMonitor by(String how) {
        return UploadYield.by(how, gate.view, gate.guard);
    }
}
