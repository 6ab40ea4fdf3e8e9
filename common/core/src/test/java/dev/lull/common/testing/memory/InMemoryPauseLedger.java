package dev.lull.common.testing.memory;

import dev.lull.common.ledger.GatePause;
import dev.lull.common.ledger.PauseLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one pause there may be. */
final class InMemoryPauseLedger implements PauseLedger {

    private final Memory memory;
    private @Nullable GatePause pause;

    InMemoryPauseLedger(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Optional<GatePause> find() {
        return memory.read(() -> Optional.ofNullable(pause).filter(this::holds));
    }

    private boolean holds(GatePause known) {
        Instant until = known.until();
        return until == null || until.isAfter(memory.now());
    }

    @Override
    public GatePause begin(String by, boolean drain, @Nullable Duration length) {
        return memory.change("pauses.begin", () -> {
            Instant now = memory.now();
            Instant since = find().map(GatePause::since).orElse(now);
            GatePause begun = new GatePause(by, drain, since, length == null ? null : now.plus(length));
            pause = begun;
            return begun;
        });
    }

    @Override
    public boolean end() {
        return memory.change("pauses.end", () -> {
            boolean was = find().isPresent();
            pause = null;
            return was;
        });
    }
}
