package dev.lull.common.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What people are still to be told, for each channel by itself, so that one that does not answer holds up no other. All
 * methods throw {@link LedgerUnavailable} when unreachable.
 */
public interface NoticeLedger {

    /**
     * A notice that was not delivered yet.
     *
     * @param since when it was added
     */
    record Waiting(Notice notice, Instant since) {}

    /** Files of these submissions have ended: whether the submissions have, is to be looked at. */
    void watch(Collection<String> submissions, Instant at);

    /** Submissions that are to be looked at, longest first. */
    List<String> watched(int offset, int limit);

    /** These submissions need no look any more. */
    void unwatch(Collection<String> submissions);

    /** These are to be told on these channels; repeating it is harmless until they were told. */
    void add(Collection<String> channels, Collection<Notice> notices, Instant at);

    /** What is to be told on a channel, longest first. */
    List<Waiting> waiting(String channel, int limit);

    /** Drops a notice that was delivered there, or is out of date. */
    void remove(String channel, Notice notice);
}
