package dev.lull.common.gate;

import dev.lull.common.ledger.GatePause;
import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.ledger.PauseLedger;
import dev.lull.common.queue.GateReason;
import dev.lull.common.queue.GateState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A pause of all conversions. While the ledger is away, its last answer holds. */
final class PauseCondition implements GateCondition {

    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(5);

    private final PauseLedger pauses;
    private final Clock clock;
    private Instant looked = Instant.MIN;
    private Optional<GateReason> known = Optional.empty();

    PauseCondition(PauseLedger pauses, Clock clock) {
        this.pauses = pauses;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<GateReason> reason(Duration oldest) {
        Instant now = clock.instant();
        if (!looked.isAfter(now.minus(oldest))) {
            try {
                known = pauses.find().map(PauseCondition::reason);
                looked = now;
            } catch (LedgerUnavailable away) {
                // nothing can be claimed now, what runs goes on as it was, and asking takes long
                looked = now.plus(BETWEEN_FAILURES);
            }
        }
        return known;
    }

    private static GateReason reason(GatePause pause) {
        return new GateReason(
                GateState.CLOSED_PAUSED,
                "by " + pause.by(),
                pause.since(),
                pause.until(),
                pause.drain() ? GateReason.Course.FINISH : GateReason.Course.STAND,
                false);
    }
}
