package dev.lull.common.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The gate in front of deferred work: open while no image and no compatible video waits for its upload. It opens when
 * two looks, at least {@link #SETTLE_TIME} apart, both found nothing waiting, and shuts at the first look that finds
 * something, or cannot tell.
 */
public final class UploadGate {

    /** One empty look may fall into the gap between two files of the same folder; two this far apart do not. */
    public static final Duration SETTLE_TIME = Duration.ofMillis(500);

    private final UploadLag lag;
    private final Clock clock;
    private volatile GateReading last;
    private @Nullable Instant emptySince;

    public UploadGate(UploadLag lag, Clock clock) {
        this.lag = lag;
        this.clock = clock;
        this.last = new GateReading(GateState.CLOSED_UNKNOWN, 0, "not looked at yet", clock.instant());
    }

    /** Looks now. */
    public synchronized GateReading check() {
        Instant now = clock.instant();
        GateReading next;
        try {
            next = judge(lag.read(), now);
        } catch (QueueUnavailable e) {
            emptySince = null;
            next = new GateReading(GateState.CLOSED_UNKNOWN, 0, e.getMessage(), now);
        }
        last = next.state() == last.state()
                ? new GateReading(next.state(), next.waiting(), next.error(), last.since())
                : next;
        return last;
    }

    /** The outcome of the last {@link #check()}, without looking again and without waiting for one under way. */
    public GateReading last() {
        return last;
    }

    private GateReading judge(UploadLag.Reading reading, Instant now) {
        if (reading.waiting() > 0) {
            emptySince = null;
            GateState why =
                    reading.workers() == 0 ? GateState.CLOSED_NO_UPLOAD_WORKERS : GateState.CLOSED_UPLOADS_WAITING;
            return new GateReading(why, reading.waiting(), null, now);
        }
        if (emptySince == null) {
            // when the look was over: a slow one must not shorten the time between two
            emptySince = clock.instant();
        }
        boolean settled = !now.isBefore(emptySince.plus(SETTLE_TIME));
        return settled
                ? new GateReading(GateState.OPEN, 0, null, now)
                : new GateReading(GateState.CLOSED_UPLOADS_WAITING, 0, null, now);
    }
}
