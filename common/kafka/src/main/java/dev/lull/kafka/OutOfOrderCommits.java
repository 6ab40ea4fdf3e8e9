package dev.lull.kafka;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of the records taken from one partition. They may be finished in any order; the offset to commit stays
 * behind the first that is not, so that nothing unfinished is ever skipped after a crash.
 */
final class OutOfOrderCommits {

    private enum Fate {
        OPEN,
        GIVEN_BACK,
        FINISHED
    }

    private final NavigableMap<Long, Fate> records = new TreeMap<>();
    private final Set<Long> comingAgain = new HashSet<>();
    private long committable = -1;
    private long committed = -1;

    /** Takes the record, unless it only comes by again because an earlier one was given back. */
    boolean take(long offset) {
        if (comingAgain.remove(offset)) {
            return false;
        }
        records.put(offset, Fate.OPEN);
        return true;
    }

    void finish(long offset) {
        records.put(offset, Fate.FINISHED);
        Iterator<Map.Entry<Long, Fate>> oldest = records.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<Long, Fate> next = oldest.next();
            if (next.getValue() != Fate.FINISHED) {
                break;
            }
            committable = next.getKey() + 1;
            oldest.remove();
        }
    }

    /**
     * The record is to be read and taken again, and with it come those after it; until then none of them is committed.
     */
    void giveBack(long offset) {
        records.put(offset, Fate.GIVEN_BACK);
        records.tailMap(offset, false).forEach((later, fate) -> {
            if (fate != Fate.GIVEN_BACK) {
                comingAgain.add(later);
            }
        });
    }

    /** The offset to commit, empty when there is nothing new to commit. */
    OptionalLong toCommit() {
        return committable != committed ? OptionalLong.of(committable) : OptionalLong.empty();
    }

    void committed(long offset) {
        committed = offset;
    }
}
