package dev.lull.common.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that cannot be used from this machine, as far as is known from this machine alone. While that lasts this
 * worker takes nothing and leaves what it has to others; it looks by itself whether it is over, as each try with a
 * record would take that record from a worker that can do the work.
 */
public abstract class LocalOutage implements Admission {

    private final Duration recheck;
    private final Clock clock;

    private Instant nextCheck = Instant.MIN;
    private volatile @Nullable String reason;

    /** @param recheck between two looks */
    protected LocalOutage(Duration recheck, Clock clock) {
        this.recheck = recheck;
        this.clock = clock;
    }

    /** Begins, or goes on, for this reason. */
    public final synchronized void begin(String why) {
        if (reason == null) {
            began(why);
        }
        wait(why);
    }

    /** Why it cannot be used; empty while there is no outage. */
    protected final Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Says that it began. */
    protected abstract void began(String why);

    /** Looks again; returns why it still cannot be used, empty when it can. */
    protected abstract Optional<String> look();

    /** Says that it is over. */
    protected abstract void ended();

    /**
     * Returns when there is none.
     *
     * @throws IllegalStateException saying what it is
     */
    public final void checkHealthy() {
        String why = reason;
        if (why != null) {
            throw new IllegalStateException(why);
        }
    }

    @Override
    public final boolean mayPoll() {
        return reason == null || isOver();
    }

    @Override
    public final boolean mayStart() {
        return reason == null;
    }

    @Override
    public final boolean mayKeep() {
        return reason == null;
    }

    private synchronized boolean isOver() {
        if (clock.instant().isBefore(nextCheck)) {
            return false;
        }
        Optional<String> still = look();
        if (still.isPresent()) {
            wait(still.get());
            return false;
        }
        ended();
        reason = null;
        return true;
    }

    private void wait(String why) {
        reason = why;
        nextCheck = clock.instant().plus(recheck);
    }
}
