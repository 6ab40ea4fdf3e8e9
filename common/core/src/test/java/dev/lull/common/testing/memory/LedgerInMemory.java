package dev.lull.common.testing.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.LedgerContract;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An empty ledger for each test, by a clock that the test moves. */
abstract class LedgerInMemory implements LedgerContract {

    final TickingClock clock = new TickingClock();
    final Steps steps = new Steps();
    final InMemoryLedger ledger = new InMemoryLedger(clock, RETENTION, CONTENT_RETENTION, steps);

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void backdate(String conversion, Instant at) {
        ConversionRecord dated = ledger.memory().conversions.find(conversion).orElseThrow();
        dated.startedAt = at;
        dated.lastUpdated = at;
    }

    @Override
    public void eventually(Duration time, BooleanSupplier condition) {
        clock.tick(time);
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Override
    public Optional<Duration> left(Kept kept, String id) {
        Memory memory = ledger.memory();
        return switch (kept) {
            case FILE -> memory.files.left(id);
            case CONVERSION -> memory.conversions.left(id);
            case SUBMISSION -> memory.submissions.left(id);
            case FILES_OF_SUBMISSION -> memory.listings.left(id);
            case CONTENT -> memory.contents.left(id);
        };
    }

    @Override
    public void nothingIsWritten() {
        assertThat(ledger.memory().isEmpty()).isTrue();
    }
}
