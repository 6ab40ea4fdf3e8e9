package dev.lull.convert.meter;

import dev.lull.common.media.Failure;
import dev.lull.common.trace.Traces;
import dev.lull.convert.ffmpeg.ReadingMonitor;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.ffmpeg.RunningFfmpeg;
import io.micrometer.core.instrument.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Measures the making of one unit. As a monitor of its ffmpeg, and of what verifies it, it sees for how long these
 * stand still.
 */
public final class UnitMeter implements RunMonitor, AutoCloseable {

    private static final double NANOS_PER_SECOND = 1e9;

    private final KindMeters meters;
    private final double length;
    private final Clock clock;
    private final long begun;
    private long seen;
    private long suspended;
    private long made;
    private boolean done;

    UnitMeter(KindMeters meters, double length, Clock clock) {
        this.meters = meters;
        this.length = length;
        this.clock = clock;
        this.begun = clock.monotonicTime();
        this.seen = begun;
    }

    @Override
    public void check(RunningFfmpeg process) {
        long now = clock.monotonicTime();
        if (process.suspended()) {
            suspended += now - seen;
        }
        seen = now;
    }

    /** There is a file, not verified yet. */
    public void made() {
        made = worked();
    }

    /** Measures a verification, however it ends. */
    public <T> T verifying(ReadingMonitor.Reading<T> verification) throws Failure, InterruptedException {
        seen = clock.monotonicTime();
        long from = worked();
        try {
            return Traces.within("verify").run(() -> ReadingMonitor.also(this, verification));
        } finally {
            meters.verification().record(worked() - from, TimeUnit.NANOSECONDS);
        }
    }

    /** The ledger has it as done. */
    public void done() {
        done = true;
        meters.duration().record(worked(), TimeUnit.NANOSECONDS);
        if (made > 0) {
            double speed = length * NANOS_PER_SECOND / made;
            meters.speed().record(speed);
            Traces.current().set("lull.unit.speed", speed);
        }
    }

    /** The end, well or not: what is not done was in vain. */
    @Override
    public void close() {
        meters.suspendedSeconds().increment(suspended / NANOS_PER_SECOND);
        if (!done) {
            meters.lostSeconds().increment(worked() / NANOS_PER_SECOND);
        }
    }

    private long worked() {
        return clock.monotonicTime() - begun - suspended;
    }
}
