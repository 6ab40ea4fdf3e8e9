package dev.lull.common.queue;

import dev.lull.common.task.HistoryEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how files ended, backwards. */
public interface HistoryReader {

    /** The first page. */
    long LATEST = Long.MAX_VALUE;

    /**
     * What was recorded before a place.
     *
     * @param before {@link #LATEST}, or the {@link Page#next} of another page
     * @param limit the most entries, 1 or more
     * @throws QueueUnavailable when the broker cannot be reached
     */
    default Page read(long before, int limit) {
        return search(before, limit, limit, "");
    }

    /**
     * The same of those only that have this {@linkplain HistoryEntry#isNamed in their names}.
     *
     * @param most how many are looked at; what they cost is bounded by it, whatever is found
     */
    Page search(long before, int limit, int most, String part);

    /**
     * A part of it, latest first. A file may come twice after a crash of a coordinator, one time behind the other.
     *
     * @param next where the page behind this one begins; null when there is none
     */
    record Page(List<HistoryEntry> entries, @Nullable Long next) {}
}
