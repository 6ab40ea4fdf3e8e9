package dev.lull.coordinator.intake;

import dev.lull.common.ledger.ArchiveLedger;
import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.common.lifecycle.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps other coordinators from taking a submission in, or an archive out, while this one does. */
final class IntakeLease implements AutoCloseable {

    /** How long nobody takes in what a coordinator that died was taking in. */
    static final Duration TIME = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(IntakeLease.class);
    private static final int BEATS_PER_LEASE = 3;

    private final String id;
    private final BooleanSupplier hold;
    private final Runnable leave;
    private final ScheduledFuture<?> beats;
    private volatile boolean over;

    /** Another coordinator has it now. */
    static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1;

        Lost(String id) {
            super("taken in by another coordinator now: " + id);
        }
    }

    private IntakeLease(String id, BooleanSupplier hold, Runnable leave, ScheduledExecutorService timer) {
        this.id = id;
        this.hold = hold;
        this.leave = leave;
        long interval = TIME.toMillis() / BEATS_PER_LEASE;
        this.beats = timer.scheduleWithFixedDelay(this::beat, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** Empty when another coordinator has the submission, or it has been taken in to its end. */
    static Optional<IntakeLease> take(
            SubmissionLedger submissions, String id, String coordinator, ScheduledExecutorService timer) {
        return take(
                id,
                () -> submissions.holdIntake(id, coordinator, TIME),
                () -> submissions.leaveIntake(id, coordinator),
                timer);
    }

    /** Empty when another coordinator has the archive. */
    static Optional<IntakeLease> take(
            ArchiveLedger archives, String id, String coordinator, ScheduledExecutorService timer) {
        return take(id, () -> archives.hold(id, coordinator, TIME), () -> archives.leave(id, coordinator), timer);
    }

    private static Optional<IntakeLease> take(
            String id, BooleanSupplier hold, Runnable leave, ScheduledExecutorService timer) {
        return hold.getAsBoolean() ? Optional.of(new IntakeLease(id, hold, leave, timer)) : Optional.empty();
    }

    /** @throws Lost when it is */
    void check() {
        if (over) {
            throw new Lost(id);
        }
    }

    /**
     * Notes how far it is.
     *
     * @param note whether it was noted, which it is not for who does not have it
     * @throws Lost when it is
     */
    void note(BooleanSupplier note) {
        if (over || !note.getAsBoolean()) {
            throw new Lost(id);
        }
    }

    synchronized void beat() {
        try {
            over = over || !hold.getAsBoolean();
        } catch (RuntimeException e) {
            // while the ledger is away nobody gets it; when it is back it knows whose it is
            log.debug("{} not prolonged: {}", id, e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        over = true;
        beats.cancel(false);
        try {
            leave.run();
        } catch (Unavailable e) {
            log.debug("{} not left, its lease ends: {}", id, e.getMessage());
        }
    }
}
