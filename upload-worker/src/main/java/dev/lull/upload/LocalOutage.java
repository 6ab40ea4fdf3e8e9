package dev.lull.upload;

import dev.lull.common.media.Failure;
import dev.lull.common.queue.Admission;
import dev.lull.upload.targets.UploadTarget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A target that cannot be used from this machine, as far as is known from this machine alone. While that lasts this
 * worker takes nothing and leaves what it has to others; it looks by itself whether it is over, as each try with a
 * record would take that record from a worker that can upload it.
 */
final class LocalOutage implements Admission {

    private static final Logger log = LoggerFactory.getLogger(LocalOutage.class);

    private final UploadTarget target;
    private final Duration recheck;
    private final Clock clock;

    private Instant nextCheck = Instant.MIN;
    private volatile @Nullable String reason;

    LocalOutage(UploadTarget target, Duration recheck, Clock clock) {
        this.target = target;
        this.recheck = recheck;
        this.clock = clock;
    }

    synchronized void begin(String why) {
        if (reason == null) {
            log.warn("target unavailable from this machine, leaving uploads to other workers: {}", why);
        }
        wait(why);
    }

    /**
     * Returns when there is none.
     *
     * @throws IllegalStateException saying what it is
     */
    void checkHealthy() {
        String why = reason;
        if (why != null) {
            throw new IllegalStateException(why);
        }
    }

    @Override
    public boolean mayPoll() {
        return reason == null || isOver();
    }

    @Override
    public boolean mayStart() {
        return reason == null;
    }

    @Override
    public boolean mayKeep() {
        return reason == null;
    }

    private synchronized boolean isOver() {
        if (clock.instant().isBefore(nextCheck)) {
            return false;
        }
        try {
            target.check();
        } catch (Failure.TargetUnavailable still) {
            wait(still.reason());
            return false;
        }
        log.info("target available from this machine again");
        reason = null;
        return true;
    }

    private void wait(String why) {
        reason = why;
        nextCheck = clock.instant().plus(recheck);
    }
}
