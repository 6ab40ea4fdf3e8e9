package dev.lull.common.testing.memory;

import dev.lull.common.ledger.WatchBatch;
import dev.lull.common.ledger.WatchLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was taken, by directory, and who watches which folder. */
final class InMemoryWatchLedger implements WatchLedger {

    private final Memory memory;
    private final Map<String, Map<String, String>> taken = new HashMap<>();
    private final Map<String, Watching> watching = new HashMap<>();

    InMemoryWatchLedger(Memory memory) {
        this.memory = memory;
    }

    private static final class Watching {
        private @Nullable String by;
        private Instant until = Instant.MIN;
        private @Nullable WatchBatch batch;
    }

    @Override
    public boolean hold(String folder, String coordinator, Duration lease) {
        return memory.change("watches.hold", () -> {
            Watching known = watching.computeIfAbsent(folder, any -> new Watching());
            if (known.by != null && !known.by.equals(coordinator) && known.until.isAfter(memory.now())) {
                return false;
            }
            known.by = coordinator;
            known.until = memory.now().plus(lease);
            return true;
        });
    }

    @Override
    public void leave(String folder, String coordinator) {
        memory.write("watches.leave", () -> {
            Watching known = watching.get(folder);
            if (known != null && coordinator.equals(known.by)) {
                known.by = null;
            }
        });
    }

    @Override
    public Map<String, String> taken(String directory) {
        return memory.read(() -> Map.copyOf(taken.getOrDefault(directory, Map.of())));
    }

    @Override
    public void note(String directory, Map<String, String> seen) {
        memory.write(
                "watches.note",
                () -> taken.computeIfAbsent(directory, any -> new TreeMap<>()).putAll(seen));
    }

    @Override
    public void forget(String directory, Collection<String> names) {
        memory.write(
                "watches.forget",
                () -> taken.getOrDefault(directory, new TreeMap<>()).keySet().removeAll(names));
    }

    @Override
    public boolean begin(String folder, String coordinator, WatchBatch batch) {
        return memory.change("watches.begin", () -> {
            Watching known = watching.get(folder);
            if (known == null
                    || !coordinator.equals(known.by)
                    || (known.batch != null && !known.batch.submission().equals(batch.submission()))) {
                return false;
            }
            known.batch = batch;
            return true;
        });
    }

    @Override
    public Optional<WatchBatch> begun(String folder) {
        return memory.read(() -> Optional.ofNullable(watching.get(folder)).map(known -> known.batch));
    }

    @Override
    public void end(String folder, String submission) {
        memory.write("watches.end", () -> {
            Watching known = watching.get(folder);
            if (known != null && known.batch != null && known.batch.submission().equals(submission)) {
                known.batch = null;
            }
        });
    }
}
