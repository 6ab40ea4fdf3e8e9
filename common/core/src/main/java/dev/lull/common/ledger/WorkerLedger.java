package dev.lull.common.ledger;

import java.time.Duration;
import java.util.List;

/**
 * Which workers are there, and what each has in hand. It is for people: nothing is decided by it. All methods throw
 * {@link LedgerUnavailable} when unreachable.
 */
public interface WorkerLedger {

    /**
     * Notes that a worker is there, in place of what it told before.
     *
     * @param worker by the worker's own clock; readers get its times by that of the ledger
     * @param lifetime after which it is taken to be gone, unless it tells more
     */
    void report(WorkerState worker, Duration lifetime);

    /** It is gone. */
    void leave(String name);

    /** Those that are there, longest first. */
    List<WorkerState> present(int offset, int limit);

    /** How many there are; some of them may have gone a moment ago. */
    long count();
}
