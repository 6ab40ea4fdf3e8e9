package dev.lull.common.ledger;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Sends whose outcome could stay unknown, each noted on its file before it is made. It is open until its outcome is
 * written: the file moves on, or {@link #notArrived} is said. All methods throw {@link LedgerUnavailable} when
 * unreachable.
 */
public interface SendLedger {

    /**
     * Notes that the file goes out now.
     *
     * @param seen the number of its last send as the asker knows it; 0 for none
     * @param lease how long the send counts as under way without being kept
     * @return its number; empty when another worker sends it, or has sent it since, or it does not wait any more
     */
    OptionalInt begin(String id, int seen, String worker, Duration lease);

    /**
     * The send is still under way.
     *
     * @return false when it is not open any more
     */
    boolean keep(String id, int number, Duration lease);

    /** How long an open send still counts as under way; zero when no worker keeps it any more. */
    Duration left(String id);

    /** The send is known to have failed; nothing happens when another worker has sent it since. */
    void notArrived(String id, int number);
}
