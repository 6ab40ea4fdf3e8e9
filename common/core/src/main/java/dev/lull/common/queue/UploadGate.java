package dev.lull.common.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gate in front of deferred work: open while no image and no compatible video waits for its upload. It opens when
 * two checks, at least {@link #SETTLE_TIME} apart, both found nothing waiting, and shuts at the first check that finds
 * something, or cannot tell.
 *
 * <p>A check asks the broker several questions. So all of a process share one gate, and the caller says how old the
 * answer may be.
 */
public final class UploadGate {

    /** One empty check may fall into the gap between two files of the same folder; two this far apart do not. */
    public static final Duration SETTLE_TIME = Duration.ofMillis(500);

    /** Two empty checks further apart than this say nothing of the time between, unless nothing was published in it. */
    private static final Duration RECENT = SETTLE_TIME.multipliedBy(2);

    private static final Logger log = LoggerFactory.getLogger(UploadGate.class);

    private final UploadLag lag;
    private final Duration maxWait;
    private final Clock clock;
    private volatile GateReading last;
    private volatile boolean outdated;
    private Instant looked = Instant.MIN;
    private Instant shutSince;
    private @Nullable Instant emptySince;
    private Instant lastEmpty = Instant.EPOCH;
    private long published;

    /**
     * A gate that is shut until it has been looked at.
     *
     * @param maxWait when it has been shut for longer it is called overdue; zero for never
     */
    public UploadGate(UploadLag lag, Duration maxWait, Clock clock) {
        this.lag = lag;
        this.maxWait = maxWait;
        this.clock = clock;
        this.shutSince = clock.instant();
        this.last = new GateReading(GateState.CLOSED_UNKNOWN, 0, "not looked at yet", shutSince, false);
    }

    /** This process has published uploads: an open gate is looked at again before anybody relies on it. */
    public void uploadsPublished() {
        outdated = last.open();
    }

    /**
     * The last reading if it is recent enough; otherwise checks now.
     *
     * @param oldest greatest age accepted
     */
    public synchronized GateReading reading(Duration oldest) {
        Duration age = Duration.between(looked, clock.instant());
        boolean recent = !outdated && !age.isNegative() && age.compareTo(oldest) < 0;
        return recent ? last : check();
    }

    /** Checks now. */
    public synchronized GateReading check() {
        GateReading before = last;
        outdated = false;
        Instant begun = clock.instant();
        GateReading next = query(begun);
        // an upload may have come while an empty check lasted; what shut the gate may be told a little late
        looked = next.open() ? begun : clock.instant();
        if (next.state() == before.state()) {
            next = new GateReading(next.state(), next.waiting(), next.error(), before.since(), next.overdue());
        } else {
            log.info("gate changed: {}", next);
        }
        last = next;
        return next;
    }

    /** The last reading, however old, without waiting for a check under way. */
    public GateReading last() {
        return last;
    }

    private GateReading query(Instant now) {
        UploadLag.Reading reading;
        try {
            reading = lag.read();
            if (reading.waiting() > 0) {
                emptySince = null;
                return shut(
                        reading.workers() == 0 ? GateState.CLOSED_NO_UPLOAD_WORKERS : GateState.CLOSED_UPLOADS_WAITING,
                        reading.waiting(),
                        null,
                        now);
            }
        } catch (QueueUnavailable e) {
            emptySince = null;
            return shut(GateState.CLOSED_UNKNOWN, 0, e.getMessage(), now);
        }
        return isSettled(reading.published(), now)
                ? new GateReading(GateState.OPEN, 0, null, now, false)
                : shut(GateState.CLOSED_UPLOADS_WAITING, 0, null, now);
    }

    /** Whether nothing waited for long enough, up to this check that found nothing. */
    private boolean isSettled(long nowPublished, Instant now) {
        Instant since = emptySince;
        boolean unseen = nowPublished != published && now.isAfter(lastEmpty.plus(RECENT));
        // when the check was over: a slow one must not shorten the time between two
        lastEmpty = clock.instant();
        published = nowPublished;
        if (since == null || unseen) {
            since = lastEmpty;
            emptySince = since;
        }
        return !now.isBefore(since.plus(SETTLE_TIME));
    }

    private GateReading shut(GateState why, long waiting, @Nullable String error, Instant now) {
        if (last.open()) {
            shutSince = now;
        }
        boolean overdue = !maxWait.isZero() && Duration.between(shutSince, now).compareTo(maxWait) > 0;
        return new GateReading(why, waiting, error, now, overdue);
    }
}
