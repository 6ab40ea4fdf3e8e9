package dev.lull.convert.gate;

import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.UploadGate;
import dev.lull.convert.ffmpeg.FfmpegProcess;
import dev.lull.convert.ffmpeg.RunMonitor;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Suspends the running ffmpeg as soon as uploads wait, and lets it go on when they are through. */
public final class UploadYield implements RunMonitor {

    private static final Logger log = LoggerFactory.getLogger(UploadYield.class);
    private static final String REASON = "uploads";

    private final UploadGate gate;
    private final StarvationGuard guard;
    private final Duration interval;

    private UploadYield(UploadGate gate, StarvationGuard guard, Duration interval) {
        this.gate = gate;
        this.guard = guard;
        this.interval = interval;
    }

    /**
     * How a unit gives way.
     *
     * @param how {@code suspend}; {@code boundary} and {@code never} leave the running unit alone
     * @param interval greatest age of a look at the gate
     */
    public static RunMonitor by(String how, UploadGate gate, StarvationGuard guard, Duration interval) {
        return how.equals("suspend") ? new UploadYield(gate, guard, interval) : process -> {};
    }

    @Override
    public void check(FfmpegProcess process) {
        GateReading reading = gate.reading(interval);
        boolean mayRun = reading.open() || guard.letsThrough(reading);
        if (!mayRun && process.suspend(REASON)) {
            log.info("conversion suspended: {}", reading);
        } else if (mayRun && process.resume(REASON)) {
            log.info("conversion continued: {}", reading);
        }
    }
}
