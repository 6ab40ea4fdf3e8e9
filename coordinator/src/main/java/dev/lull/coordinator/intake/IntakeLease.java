package dev.lull.coordinator.intake;

import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.lifecycle.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps other coordinators from taking a submission in while this one does. */
final class IntakeLease implements AutoCloseable {

    /** How long nobody takes in what a coordinator that died was taking in. */
    static final Duration TIME = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(IntakeLease.class);
    private static final int BEATS_PER_LEASE = 3;

    private final SubmissionLedger submissions;
    private final String id;
    private final String coordinator;
    private final ScheduledFuture<?> beats;
    private volatile boolean over;

    /** Another coordinator has the submission now. */
    static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1;

        Lost(String submission) {
            super("taken in by another coordinator now: " + submission);
        }
    }

    private IntakeLease(SubmissionLedger submissions, String id, String coordinator, ScheduledExecutorService timer) {
        this.submissions = submissions;
        this.id = id;
        this.coordinator = coordinator;
        long interval = TIME.toMillis() / BEATS_PER_LEASE;
        this.beats = timer.scheduleWithFixedDelay(this::beat, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** Empty when another coordinator has the submission, or it has been taken in to its end. */
    static Optional<IntakeLease> take(
            SubmissionLedger submissions, String id, String coordinator, ScheduledExecutorService timer) {
        return submissions.holdIntake(id, coordinator, TIME)
                ? Optional.of(new IntakeLease(submissions, id, coordinator, timer))
                : Optional.empty();
    }

    /** @throws Lost when it is */
    void check() {
        if (over) {
            throw new Lost(id);
        }
    }

    /**
     * Notes how far the submission is.
     *
     * @throws Lost when it is; nothing is noted then
     */
    void checkpoint(WalkPosition position, int albums) {
        if (over || !submissions.checkpoint(id, coordinator, position, albums)) {
            throw new Lost(id);
        }
    }

    synchronized void beat() {
        try {
            over = over || !submissions.holdIntake(id, coordinator, TIME);
        } catch (RuntimeException e) {
            // while the ledger is away nobody gets it; when it is back it knows whose it is
            log.debug("intake of {} not prolonged: {}", id, e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        over = true;
        beats.cancel(false);
        try {
            submissions.leaveIntake(id, coordinator);
        } catch (Unavailable e) {
            log.debug("intake of {} not left, its lease ends: {}", id, e.getMessage());
        }
    }
}
