package dev.lull.common.testing.memory;

import dev.lull.common.ledger.HistoryLedger;
import dev.lull.common.ledger.HistoryTotals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** As with Redis, taking a file from what ended is a step of its own. */
final class InMemoryHistoryLedger implements HistoryLedger {

    private final Memory memory;
    private final SortedMap<LocalDate, HistoryTotals> totals = new TreeMap<>();
    private final Set<String> last = new HashSet<>();
    private @Nullable String by;
    private Instant until = Instant.MIN;

    InMemoryHistoryLedger(Memory memory) {
        this.memory = memory;
    }

    @Override
    public boolean hold(String coordinator, Duration lease) {
        return memory.change("history.hold", () -> {
            if (by != null && !by.equals(coordinator) && until.isAfter(memory.now())) {
                return false;
            }
            by = coordinator;
            until = memory.now().plus(lease);
            return true;
        });
    }

    @Override
    public void leave(String coordinator) {
        memory.write("history.leave", () -> {
            if (coordinator.equals(by)) {
                by = null;
            }
        });
    }

    @Override
    public List<Ended> ended(int limit) {
        return memory.read(() -> memory.ended.stream()
                .flatMap(id -> memory.files.find(id).stream()
                        .filter(file -> file.state.settled() && file.recorded != file.moves)
                        .map(file -> new Ended(file.file(id), file.moves, file.since)))
                .limit(limit)
                .toList());
    }

    @Override
    public void record(List<Recorded> recorded) {
        memory.write("history.add", () -> {
            Set<String> now = new HashSet<>();
            for (Recorded each : recorded) {
                String file = each.entry().media() + ":" + each.moves();
                now.add(file);
                if (!last.contains(file)) {
                    totals.merge(
                            LocalDate.ofInstant(each.entry().at(), ZoneOffset.UTC),
                            HistoryTotals.of(each.entry()),
                            HistoryTotals::plus);
                }
            }
            last.clear();
            last.addAll(now);
        });
        memory.write(
                "history.recorded",
                () -> recorded.forEach(each -> {
                    memory.files.find(each.entry().media()).ifPresent(file -> file.recorded = each.moves());
                    memory.ended.remove(each.entry().media());
                }));
    }

    @Override
    public HistoryTotals totalsOf(LocalDate day) {
        return memory.read(() -> totals.getOrDefault(day, HistoryTotals.NONE));
    }

    @Override
    public SortedMap<LocalDate, HistoryTotals> totals(LocalDate from) {
        return memory.read(() -> new TreeMap<>(totals.tailMap(from)));
    }
}
