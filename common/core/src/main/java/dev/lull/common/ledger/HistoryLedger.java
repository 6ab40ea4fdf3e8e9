package dev.lull.common.ledger;

import dev.lull.common.media.MediaFile;
import dev.lull.common.task.HistoryEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * Files that ended and are not in the history yet, and the sums over those that are. All methods throw
 * {@link LedgerUnavailable} when unreachable.
 */
public interface HistoryLedger {

    /**
     * A file that ended.
     *
     * @param moves how many states it had entered by then: a file that is retried ends more than once
     * @param at when, by the ledger's clock
     */
    record Ended(MediaFile file, long moves, Instant at) {}

    /** The end of a file, as it stands in the history. */
    record Recorded(HistoryEntry entry, long moves) {}

    /**
     * Takes the history, or keeps it: no other coordinator writes it before the lease is over by the ledger's own
     * clock.
     *
     * @return whether this coordinator has it now
     */
    boolean hold(String coordinator, Duration lease);

    /** Lets go of it, if this coordinator has it. */
    void leave(String coordinator);

    /** Files that ended, longest ago first; not those of which {@link #record} was said. */
    List<Ended> ended(int limit);

    /**
     * Adds these to the sums of their days, in UTC, each once however often it is said; then they are not among those
     * that {@link #ended} tells.
     */
    void record(List<Recorded> recorded);

    /** The sums of one day, in UTC; it costs the same however many days there are. */
    HistoryTotals totalsOf(LocalDate day);

    /** The sums of each day from this one on; days without are left out. */
    SortedMap<LocalDate, HistoryTotals> totals(LocalDate from);
}
