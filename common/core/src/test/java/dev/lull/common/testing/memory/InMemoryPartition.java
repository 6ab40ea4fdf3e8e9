package dev.lull.common.testing.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records in the order in which they came. What is done counts as committed once all before it is done, too. */
final class InMemoryPartition {

    private final List<InMemoryRecord> records = new ArrayList<>();
    private int committed;

    int size() {
        return records.size();
    }

    void add(InMemoryRecord record) {
        records.add(record);
    }

    Optional<InMemoryRecord> firstWaiting() {
        return uncommitted().stream().filter(InMemoryRecord::waits).findFirst();
    }

    /** The first that is not done, and all behind it. */
    List<InMemoryRecord> uncommitted() {
        while (committed < records.size() && records.get(committed).done) {
            committed++;
        }
        return List.copyOf(records.subList(committed, records.size()));
    }

    /** Another member begins behind what is committed: what was done out of turn comes again. */
    void handOver() {
        uncommitted().forEach(InMemoryRecord::giveBack);
    }
}
