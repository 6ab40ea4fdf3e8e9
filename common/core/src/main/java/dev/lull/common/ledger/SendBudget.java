package dev.lull.common.ledger;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast all upload workers together may send to one destination, by the clock of the ledger. All methods throw
 * {@link LedgerUnavailable} when unreachable.
 */
public interface SendBudget {

    /**
     * Asks for leave to send now. More items than a limit allows go when nothing else was sent within its time.
     *
     * @param destination as in the {@code target} setting
     * @return zero when they may be sent, and are counted; otherwise how long to wait before asking again
     */
    Duration reserve(String destination, int items, SendLimits limits);

    /**
     * No worker gets leave to send until the wait is over. A longer pause stays as it is.
     *
     * @param reason one line for people: {@code asked to by the server}
     */
    void pause(String destination, Duration wait, String reason);

    /**
     * Notes that this worker cannot use the destination, which may be the fault of its machine.
     *
     * @param memory how long that is remembered
     * @return whether another worker's note is remembered, so that it is no fault of one machine
     */
    boolean doubt(String destination, String worker, Duration memory);

    /** The pause that is on; empty when there is none. */
    Optional<Pause> pause(String destination);

    /**
     * Nothing is sent for a while.
     *
     * @param left until it is over
     */
    record Pause(Duration left, String reason) {}
}
