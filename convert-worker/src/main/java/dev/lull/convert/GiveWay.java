package dev.lull.convert;

import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.UploadGate;
import dev.lull.convert.ffmpeg.Attendant;
import dev.lull.convert.ffmpeg.FfmpegProcess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Suspends the running ffmpeg as soon as uploads wait, and lets it go on when they are through. */
final class GiveWay implements Attendant {

    private static final Logger log = LoggerFactory.getLogger(GiveWay.class);

    private final UploadGate gate;
    private final Duration interval;
    private final Clock clock;
    private Instant looked;

    private GiveWay(UploadGate gate, Duration interval, Clock clock) {
        this.gate = gate;
        this.interval = interval;
        this.clock = clock;
        this.looked = clock.instant();
    }

    /**
     * How a unit gives way.
     *
     * @param how {@code suspend}; {@code boundary} and {@code never} leave the running unit alone
     */
    static Attendant by(String how, UploadGate gate, Duration interval, Clock clock) {
        return how.equals("suspend") ? new GiveWay(gate, interval, clock) : process -> {};
    }

    @Override
    public void attend(FfmpegProcess process) {
        Instant now = clock.instant();
        if (Duration.between(looked, now).compareTo(interval) < 0) {
            return;
        }
        looked = now;
        GateReading reading = gate.check();
        if (!reading.open() && !process.suspended()) {
            log.info("conversion suspended: {}", reading);
            process.suspend();
        } else if (reading.open() && process.suspended()) {
            log.info("conversion continued: {}", reading);
            process.resume();
        }
    }
}
