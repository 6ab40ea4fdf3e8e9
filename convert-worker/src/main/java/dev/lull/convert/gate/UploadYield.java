package dev.lull.convert.gate;

import dev.lull.common.queue.GateReading;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.ffmpeg.RunningFfmpeg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Suspends the running ffmpeg as soon as uploads wait, and lets it go on when they are through. */
public final class UploadYield implements RunMonitor {

    private static final Logger log = LoggerFactory.getLogger(UploadYield.class);
    private static final String REASON = "uploads";

    private final GateView gate;
    private final StarvationGuard guard;

    private UploadYield(GateView gate, StarvationGuard guard) {
        this.gate = gate;
        this.guard = guard;
    }

    /**
     * How a running unit yields to uploads.
     *
     * @param how {@code suspend}; {@code boundary} and {@code never} leave the running unit alone
     */
    static RunMonitor by(String how, GateView gate, StarvationGuard guard) {
        return how.equals("suspend") ? new UploadYield(gate, guard) : process -> {};
    }

    @Override
    public void check(RunningFfmpeg process) {
        GateReading reading = gate.reading();
        boolean mayRun = reading.open() || guard.isExempt(reading);
        if (!mayRun && process.suspend(REASON)) {
            log.info("conversion suspended: {}", reading);
        } else if (mayRun && process.resume(REASON)) {
            log.info("conversion continued: {}", reading);
        }
    }
}
