package dev.lull.convert.claim;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells that progress was saved: not at each heartbeat of each unit, but now and then, and only when it grew. */
final class ProgressLog {

    private static final Logger log = LoggerFactory.getLogger(ProgressLog.class);

    private final Duration interval;
    private Instant told = Instant.EPOCH;
    private String conversion = "";
    private long percent;

    ProgressLog(Duration interval) {
        this.interval = interval;
    }

    /** Progress of a conversion was saved. */
    synchronized void saved(String id, long nowPercent, Instant now) {
        boolean news = nowPercent != percent || !id.equals(conversion);
        if (news && !now.isBefore(told.plus(interval))) {
            told = now;
            conversion = id;
            percent = nowPercent;
            log.info("state saved ({} % complete): {}", nowPercent, id);
        }
    }
}
